// Decides which links of the demo shop are the current ones.

const { kind } = document.documentElement.dataset;
for (const link of document.querySelectorAll("a")) {
  const current = link.dataset["page"] === location.pathname || (link.dataset["kind"] !== undefined && link.dataset["kind"] === kind) || (link.lang !== "" && link.lang === document.documentElement.lang);
  if (current) link.setAttribute("aria-current", "true");
}
