// @ts-check
// Decides what the settings and the first run do beyond plain HTML: codes taken from a link, texts copied, and the
// first visit noticed. Every page works without it.

/** How often the first visit is looked for. */
const LOOK_EVERY_MS = 1_500;

/* ---- A code that stands behind the # of a link: put into its field, and out of the address. ---- */

class LinkCode extends HTMLElement {
  connectedCallback() {
    this.take();
    // The link may be followed where the page is open already: then only what stands behind the # changes.
    addEventListener("hashchange", () => this.take());
  }

  take() {
    const field = this.querySelector("input");
    const code = location.hash.slice(1);
    if (!field || code === "main") return;
    if (code) {
      field.value = code;
      // Neither the history nor somebody who looks over a shoulder keeps it.
      history.replaceState(null, "", location.pathname + location.search);
    }
    this.hidden = field.value !== "" && !document.querySelector("#problem");
  }
}

/* ---- A text to copy: the button appears where there is script to copy with. ---- */

class CopyText extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    const field = /** @type {HTMLInputElement|HTMLTextAreaElement|null} */ (this.querySelector("input, textarea"));
    if (!button || !field) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      const copied = await navigator.clipboard?.writeText(field.value).then(() => true, () => false);
      // Over plain HTTP there is no clipboard: the text is marked, and the keys of the system copy it.
      if (!copied && !document.execCommand("copy")) return;
      button.textContent = this.dataset.done ?? "";
    });
  }
}

/* ---- The test visit: looked for until it has come. ---- */

class FirstVisit extends HTMLElement {
  connectedCallback() {
    if (!("came" in this.dataset)) this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  async look() {
    const answer = await fetch(location.pathname).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const came = page.querySelector("first-visit[data-came] [role=status]");
    const line = this.querySelector("[role=status]");
    if (!came || !line) return;
    clearInterval(this.timer);
    line.textContent = came.textContent;
    this.dataset.came = "";
    // The way on takes the place of "later".
    const [old, fresh] = [document.querySelector("form.later"), page.querySelector("p.choice")];
    if (old && fresh) old.replaceWith(document.adoptNode(fresh));
  }
}

customElements.define("link-code", LinkCode);
customElements.define("copy-text", CopyText);
customElements.define("first-visit", FirstVisit);
