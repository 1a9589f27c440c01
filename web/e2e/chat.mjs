// The chat window as a visitor uses it. Every wait is for something that can be seen.

export class Chat {
  /** @param {import("playwright-core").Page|import("playwright-core").Frame} place the tab, or the frame within one */
  constructor(place) {
    this.place = place;
    this.ask = place.locator(".ask");
    this.field = place.locator("#field");
    this.lines = place.locator(".line");
    this.consent = place.locator(".consent");
    this.status = place.locator(".status");
    this.sheet = place.locator("dialog.sheet");
    this.last = place.locator(".last");
  }

  /** The bot has spoken and asks. */
  async ready() {
    await this.choice("callback").waitFor();
  }

  /** @param {string} id */
  choice(id) {
    return this.place.locator(`[data-choice="${id}"]`);
  }

  /** @param {string} id */
  async choose(id) {
    await this.choice(id).click();
  }

  /** @param {string} text */
  async say(text) {
    await this.field.fill(text);
    await this.field.press("Enter");
  }

  /** Waits until the field asks for that. @param {string} field */
  async asked(field) {
    await this.place.locator(`.composer:has(.field-label:not(.for-ears)) #field`).waitFor();
    const kind = { phone: "tel", email: "email" }[field];
    if (kind) await this.place.locator(`#field[type="${kind}"]`).waitFor();
  }

  /** @param {"given"|"refused"} decision */
  decision(decision) {
    return this.place.locator(`.decision[data-decision="${decision}"]`);
  }

  /** @param {"given"|"refused"} decision */
  async decide(decision) {
    await this.decision(decision).click();
    await this.consent.waitFor({ state: "detached" });
  }

  /** @param {"notice"|"imprint"|"data"|"erase"} entry */
  async menu(entry) {
    await this.place.locator(".menu-place > button").click();
    await this.place.locator(`[data-entry="${entry}"]`).click();
  }

  /** The last line of an author that holds the text. @param {string} from @param {string|RegExp} text */
  line(from, text) {
    return this.place.locator(`.line[data-from="${from}"]`).filter({ hasText: text }).last();
  }

  /** From the first choice to the thanks. @param {string} name @param {string} phone */
  async callBack(name, phone) {
    await this.choose("callback");
    await this.decide("given");
    await this.asked("name");
    await this.say(name);
    await this.asked("phone");
    await this.say(phone);
    await this.ready();
  }

  /** Asks for a person. */
  async person() {
    await this.choose("human");
    await this.place.locator('.act[data-purpose="conversation"][data-state="given"]').waitFor();
  }

  /** What the visitor's browser knows and nobody else. @returns {Promise<string>} */
  token() {
    return this.place.evaluate(() => {
      const name = Object.keys(sessionStorage).find((key) => key.startsWith("parlour-visit-"));
      return (name && sessionStorage.getItem(name)) ?? "";
    });
  }
}
