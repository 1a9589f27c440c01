// Each page of the console, in light and German.

import { everyPage } from "../pages.mjs";

export const title = "console pages: axe finds nothing serious and 320 pixels are enough, in light and German";

/** @param {import("../browser.mjs").World} world */
export const journey = (world) => everyPage(world, "light", "de");
