// @ts-check
// Decides what the pages of sites do beyond plain HTML: a button that copies the snippet, the contrast of a colour while it is chosen.

class CopyField extends HTMLElement {
  connectedCallback() {
    const { of = "", label = "", done = "" } = this.dataset;
    const field = /** @type {HTMLTextAreaElement|null} */ (document.getElementById(of));
    if (!field || this.childElementCount > 0) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "primary";
    button.textContent = label;
    const told = document.createElement("span");
    told.className = "hint";
    told.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      field.select();
      // Without the permission the text stays selected: one key copies it.
      told.textContent = await navigator.clipboard.writeText(field.value).then(() => done, () => "");
    });
    this.append(button, told);
  }
}

/** Relative luminance (WCAG 2.2) of `#rrggbb`. @param {string} colour */
function luminance(colour) {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const decimal = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 2 });

class ColourContrast extends HTMLElement {
  connectedCallback() {
    const field = /** @type {HTMLInputElement|null} */ (document.getElementById(this.dataset["of"] ?? ""));
    field?.addEventListener("input", () => {
      const light = luminance(field.value) + 0.05;
      const [white, black] = [1.05 / light, light / 0.05];
      const ink = white >= black ? this.dataset["white"] : this.dataset["black"];
      this.textContent = `${ink}, ${decimal.format(Math.floor(Math.max(white, black) * 100) / 100)} : 1`;
    });
  }
}

customElements.define("copy-field", CopyField);
customElements.define("colour-contrast", ColourContrast);
