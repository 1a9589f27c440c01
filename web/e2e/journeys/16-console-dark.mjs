// Each page of the console, in dark and Russian.

import { everyPage } from "../pages.mjs";

export const title = "console pages: axe finds nothing serious and 320 pixels are enough, in dark and Russian";

/** @param {import("../browser.mjs").World} world */
export const journey = (world) => everyPage(world, "dark", "ru");
