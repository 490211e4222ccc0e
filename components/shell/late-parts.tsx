"use client";

import dynamic from "next/dynamic";

/** Parts without a look of their own, which are loaded once the page is shown. */
export const LateJobWatcher = dynamic(async () => (await import("../imports/job-watcher")).JobWatcher, {
  ssr: false,
});
export const LateShortcuts = dynamic(async () => (await import("../shortcuts/shortcuts")).Shortcuts, {
  ssr: false,
});
