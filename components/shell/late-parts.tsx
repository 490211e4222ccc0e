"use client";

import { type ComponentType, useEffect, useState } from "react";

type PartProps = { load: () => Promise<ComponentType> };

/** Loads a part without a look of its own once the page is shown, and again with the network if that failed. */
function LatePart({ load }: PartProps) {
  const [Part, setPart] = useState<ComponentType | null>(null);
  useEffect(() => {
    const attempt = () => {
      load().then(
        part => setPart(() => part),
        () => {},
      );
    };
    attempt();
    window.addEventListener("online", attempt);
    return () => window.removeEventListener("online", attempt);
  }, [load]);
  return Part && <Part />;
}

const loadJobWatcher = async () => (await import("../imports/job-watcher")).JobWatcher;
const loadShortcuts = async () => (await import("../shortcuts/shortcuts")).Shortcuts;

export const LateJobWatcher = () => <LatePart load={loadJobWatcher} />;
export const LateShortcuts = () => <LatePart load={loadShortcuts} />;
