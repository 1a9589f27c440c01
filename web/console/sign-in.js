// @ts-check
// Decides what signing in does in place: the code is asked for without a new page, and the password stays in its field.

import { fields, parse } from "./page.js";

export class SignIn extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit(form);
    });
  }

  /** @param {HTMLFormElement} form */
  async submit(form) {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(fields(form)) }).catch(() => null);
    const page = answer ? parse(await answer.text()) : null;
    const again = page?.querySelector("sign-in");
    if (!answer || !page || (!again && !answer.redirected)) {
      // No answer, or one that is not for us: let the browser do it, and show what comes.
      form.submit();
      return;
    }
    if (!again) {
      location.assign(answer.url);
      return;
    }
    for (const note of this.querySelectorAll(".problem, .note")) note.remove();
    this.prepend(...[...again.querySelectorAll(".problem, .note")].map((note) => document.adoptNode(note)));
    const [code, fresh] = [form.querySelector("#code-field"), again.querySelector("#code-field")];
    // Asked for anew each time: what a passkey answered is good once.
    // Who gave the password goes on from there: a passkey alone is another way in.
    if (fresh) document.querySelector('form[action="/console/sign-in/passkey"]')?.remove();
    const question = code && fresh?.querySelector("use-passkey");
    if (question) code.querySelector("use-passkey")?.replaceWith(document.adoptNode(question));
    if (fresh && !code) form.querySelector("button.primary")?.closest("p")?.before(document.adoptNode(fresh));
    const csrf = again.querySelector('input[name="csrf"]')?.getAttribute("value");
    const field = form.elements.namedItem("csrf");
    if (csrf && field instanceof HTMLInputElement) field.value = csrf;
    const next = form.querySelector(fresh ? "#code" : "#password");
    if (next instanceof HTMLInputElement) next.select();
  }
}

/** The recovery key: a button that prints it. */
export class PrintButton extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.querySelector("button")?.addEventListener("click", () => print());
  }
}
