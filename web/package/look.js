// Decides how the chat looks: the styles of the pasted snippet, for a shadow root, so that nothing outside is touched.

/** The text that reads better on a colour: black or white, one of which always has a contrast of 4.5. @param {string} colour `#rrggbb` */
export function ink(colour) {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000" : "#fff";
}

/** @param {{kind: string, colour: string, position: "left"|"right"}} look */
export function style({ kind, colour, position: side }) {
  const other = side === "left" ? "right" : "left";
  const shared = `
:host { --p: #fff; --i: #21211f; --s: #66645e; font: 16px/1.5 system-ui, sans-serif; }
:host([hidden]) { display: none; }
@media (prefers-color-scheme: dark) { :host { --p: #1e1f1c; --i: #ecebe6; --s: #a6a49c; } }
* { box-sizing: border-box; }
button { all: unset; box-sizing: border-box; padding: 10px 14px; border-radius: 24px; background: ${colour}; color: ${ink(colour)}; cursor: pointer; text-align: center; }
button:focus-visible { outline: 3px solid var(--i); outline-offset: 2px; box-shadow: 0 0 0 2px var(--p); }
.open { display: inline-flex; align-items: center; gap: 10px; font-weight: 600; z-index: 2147483000; }
[data-new]::after { content: attr(data-new); min-width: 24px; padding: 0 6px; border-radius: 12px; background: var(--p); color: var(--i); }
svg { width: 24px; height: 24px; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linejoin: round; }
.box { position: fixed; inset: auto; ${side}: 20px; bottom: 20px; z-index: 2147483001; width: 400px; max-width: calc(100vw - 40px); max-height: calc(100vh - 40px); margin: 0; padding: 0; overflow: auto; border: 0; border-radius: 20px; background: var(--p); color: var(--i); box-shadow: 0 0 0 1px rgb(128 128 128/.25), 0 20px 60px rgb(0 0 0/.3); }
.ask { padding: 24px; }
.top { outline: 0; font-size: 19px; line-height: 1.3; }
p { margin: 8px 0 0; color: var(--s); font-size: 14px; }
a { display: inline-block; margin-right: 14px; color: inherit; }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; margin: 16px 0; }
.x { display: none; position: absolute; top: 8px; right: 8px; }
.on .ask { display: none; }
.on:not(.ready) .x { display: block; }
.on.box { height: 680px; overflow: hidden; }
iframe { display: block; width: 100%; height: 100%; border: 0; }
@media (max-width: 480px) { .on.box { inset: 0; width: 100%; height: 100dvh; max-width: none; max-height: none; border-radius: 0; } }
`;
  return shared + (OWN[kind]?.(side, other) ?? "");
}

/** @type {Record<string, (side: string, other: string) => string>} what a kind has of its own */
const OWN = {
  bubble: (side) => `
.open { position: fixed; ${side}: 20px; bottom: 20px; padding: 15px; border-radius: 30px; box-shadow: 0 6px 24px rgb(0 0 0/.3); }
svg { width: 30px; height: 30px; }
.open span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (min-width: 481px) { .box { bottom: 92px; max-height: calc(100vh - 112px); } }
`,
  inline: () => `
.box { position: relative; inset: auto; width: 100%; max-width: 640px; max-height: none; box-shadow: 0 0 0 1px rgb(128 128 128/.35); }
.on.box { height: 620px; border-radius: 20px; }
[aria-expanded=true] { display: none; }
`,
  popup: () => `
.box:modal { inset: 0; margin: auto; width: 480px; }
.box::backdrop { background: rgb(12 12 10/.5); }
@media (max-width: 480px) { .on.box:modal { width: 100%; margin: 0; } }
`,
  "slide-in": (side, other) => `
.open { position: fixed; ${side}: 0; top: 50%; transform: translateY(-50%); writing-mode: vertical-rl; margin-${side}: -10px; padding: 18px 10px; padding-${side}: 20px; border-radius: 14px; }
.box, .on.box { inset: 0; ${other}: auto; height: 100dvh; max-width: 100%; max-height: none; border-radius: 0; animation: come .25s; }
.ask { padding-top: 15vh; }
@keyframes come { from { transform: translateX(${side === "left" ? "-" : ""}100%); } }
@media (prefers-reduced-motion: reduce) { .box { animation: none; } }
`,
};
