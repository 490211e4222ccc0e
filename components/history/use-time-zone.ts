"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** The person's time zone, which only the browser knows: null on the server and until the page has come alive. */
export const useTimeZone = (): string | null =>
  useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
