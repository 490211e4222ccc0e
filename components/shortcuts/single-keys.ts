import { readFlag, useStoredFlag } from "../ui/stored-flag";

const name = "single keys";

/** Tells whether keys without Ctrl are shortcuts in this browser. */
export const hasSingleKeys = () => readFlag(name, true);

export const useSingleKeys = () => useStoredFlag(name, true);
