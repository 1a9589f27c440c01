// Each page of the section on privacy, in dark and Russian.

import { privacyPages } from "../privacy.mjs";

export const title = "privacy pages: axe finds nothing serious and 320 pixels are enough, in dark and Russian";

/** A demo of its own, and every page of the section twice. */
export const longestMs = 60_000;

/** @param {import("../browser.mjs").World} world */
export const journey = (world) => privacyPages(world, "dark", "ru");
