"use client";

import { Lazy, lazyPart } from "../ui/overlays/lazy";

const jobWatcher = lazyPart(async () => (await import("../imports/job-watcher")).JobWatcher);
const shortcuts = lazyPart(async () => (await import("../shortcuts/shortcuts")).Shortcuts);

/** Parts without a look of their own, which are loaded once the page is shown. */
export const LateJobWatcher = () => <Lazy part={jobWatcher} isEarly />;
export const LateShortcuts = () => <Lazy part={shortcuts} isEarly />;
