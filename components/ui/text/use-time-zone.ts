"use client";

import { useSyncExternalStore } from "react";

const subscribeToNothing = () => () => {};

/** Returns the person's time zone. Only the browser knows it: null on the server and until hydration. */
export const useTimeZone = (): string | null =>
  useSyncExternalStore(
    subscribeToNothing,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
