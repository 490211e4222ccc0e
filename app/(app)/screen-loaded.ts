import { setTimeout } from "node:timers/promises";
import { cache } from "react";

/** A slower screen shows its placeholder first. */
const longestWaitMs = 150;

/** Belongs to one request: React renders the layout and the page beside each other. */
const screen = cache(() => {
  let markLoaded = () => {};
  const loaded = new Promise<void>(resolve => {
    markLoaded = resolve;
  });
  return { loaded, markLoaded };
});

/** Tells the layout that the page has its data. */
export const markScreenLoaded = () => screen().markLoaded();

/**
 * Waits until the page has its data, but not long. React sends both together then. Otherwise the browser paints the placeholder, and
 * React keeps it for 300 ms, in which the scripts block the page.
 */
export const waitForScreen = () =>
  Promise.race([screen().loaded, setTimeout(longestWaitMs, undefined, { ref: false })]);
