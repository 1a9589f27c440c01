// @ts-check
// Decides how times are written in the browser's own zone. The server is told the zone by a cookie, so that from the second
// page on it writes them right itself.

/** @type {Intl.DateTimeFormatOptions} */
const CLOCK = { timeStyle: "short" };
/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const DATE = { list: { dateStyle: "medium" }, day: { dateStyle: "long" } };
/** @type {Intl.DateTimeFormatOptions} */
const DATE_AND_CLOCK = { dateStyle: "medium", timeStyle: "short" };

/** English dates as Europe writes them: the day first, 24 hours. */
const language = () => (document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang);

/** @param {ParentNode} within */
export function localTimes(within) {
  const today = new Date().toDateString();
  for (const time of within.querySelectorAll("time")) {
    // A day is the organisation's own: it is the same in every zone, and has no hour.
    if (!time.dateTime.includes("T")) continue;
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    const shape = time.dataset.local ?? "record";
    const isToday = shape !== "record" && shape !== "day" && at.toDateString() === today;
    const text = new Intl.DateTimeFormat(language(), isToday ? CLOCK : (DATE[shape] ?? DATE_AND_CLOCK)).format(at);
    if (time.textContent !== text) time.textContent = text;
    time.title = new Intl.DateTimeFormat(language(), { dateStyle: "full", timeStyle: "long" }).format(at);
  }
}

/** Names the zone to the server; it is kept for a year and says nothing but where the clock stands. */
export function tellZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) document.cookie = `parlour-zone=${zone}; Path=/console; Max-Age=31536000; SameSite=Strict`;
}
