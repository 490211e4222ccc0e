"use client";

import { useSyncExternalStore } from "react";
import { formatDate, formatTime } from "./format";

const never = () => () => {};

/** A moment in the person's own time zone, which only the browser knows: the server leaves its place empty. */
export function LocalTime({ at, show = "time" }: { at: string; show?: "time" | "day" }) {
  const label = useSyncExternalStore(
    never,
    () => (show === "time" ? formatTime(at) : formatDate(at)),
    () => "",
  );
  return (
    <time dateTime={at} className="tabular-nums">
      {label || <noscript>{at.replace("T", " ").slice(0, 16)} UTC</noscript>}
    </time>
  );
}
