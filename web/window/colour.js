// Decides how the organisation's colour is used: as the accent, with the ink that can be read on it.

/** @param {string|undefined} accent #rrggbb */
export function colour(accent) {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(accent ?? "");
  if (!hex || !accent) return;
  const [r = 0, g = 0, b = 0] = hex.slice(1).map((part) => {
    const c = parseInt(part, 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  document.documentElement.style.setProperty("--accent", accent);
  document.documentElement.style.setProperty("--on-accent", light > 0.179 ? "#111" : "#fff");
}
