// @ts-check
// Decides how search results appear as they are found. Without this script the page shows the first of them.

/**
 * A line of the search: a hit, or how it ended.
 * @typedef {{conversation: string|null, from: string, at: string, snippet: [string, string, string], done?: undefined}} Hit
 * @typedef {{done: true, more: boolean}} Done
 */

class LiveSearch extends HTMLElement {
  connectedCallback() {
    this.results = /** @type {HTMLElement} */ (this.querySelector("[data-results]"));
    this.line = /** @type {HTMLElement} */ (this.querySelector(".live"));
    this.stopper = /** @type {HTMLButtonElement} */ (this.querySelector("[data-stop]"));
    const form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const query = String(new FormData(form).get("q") ?? "").trim();
      history.replaceState(null, "", `/console/search?q=${encodeURIComponent(query)}`);
      this.search(query);
    });
    this.stopper.addEventListener("click", () => this.running?.abort());
  }

  disconnectedCallback() {
    this.running?.abort();
  }

  /** @param {string} query */
  async search(query) {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    this.results?.replaceChildren();
    this.say("running");
    if (this.stopper) this.stopper.hidden = false;
    try {
      this.say(await this.read(query, running.signal));
    } catch {
      // Whoever stopped it, or searches for something else, knows.
      if (!running.signal.aborted) this.say("failed");
      else if (this.running === running) this.say("");
    }
    if (this.running === running && this.stopper) this.stopper.hidden = true;
  }

  /** Reads the answer line by line; tells how it ended. @param {string} query @param {AbortSignal} signal */
  async read(query, signal) {
    const answer = await fetch(`/api/v1/search?limit=200&q=${encodeURIComponent(query)}`, { signal });
    if (answer.status === 401) location.assign("/console/sign-in");
    if (answer.status === 422) return "short";
    if (!answer.ok || !answer.body) return "failed";
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return "failed";
      const lines = (rest + value).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        /** @type {Hit|Done} */
        const found = JSON.parse(line);
        if (found.done) return this.results?.childElementCount ? (found.more ? "more" : "") : "none";
        this.show(found);
      }
    }
  }

  /** @param {Hit} hit */
  show(hit) {
    const template = this.querySelector(`template[data-from="${CSS.escape(hit.from)}"]`);
    if (!(template instanceof HTMLTemplateElement)) return;
    const row = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const link = row.querySelector("a");
    if (link && hit.conversation) link.href = `/console/conversations/${encodeURIComponent(hit.conversation)}#latest`;
    const time = row.querySelector("time");
    if (time) {
      time.dateTime = hit.at;
      const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
      time.textContent = new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(new Date(hit.at));
    }
    const [before, found, after] = hit.snippet;
    const mark = document.createElement("mark");
    mark.textContent = found;
    row.querySelector(".preview")?.replaceChildren(before, mark, after);
    this.results?.append(row);
  }

  /** Says one of the sentences that the page brought. @param {string} name */
  say(name) {
    if (this.line) this.line.textContent = name === "" ? "" : (this.dataset[name] ?? "");
  }
}

customElements.define("live-search", LiveSearch);
