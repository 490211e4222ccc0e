"use client";

import { useSyncExternalStore } from "react";
import { day, timeOfDay } from "./format";

const never = () => () => {};

/** A moment in the person's own time zone, which only the browser knows: the server leaves its place empty. */
export function ClockTime({ at, show = "time" }: { at: string; show?: "time" | "day" }) {
  const words = useSyncExternalStore(
    never,
    () => (show === "time" ? timeOfDay(at) : day(at)),
    () => "",
  );
  return (
    <time dateTime={at} className="tabular-nums">
      {words || <noscript>{at.replace("T", " ").slice(0, 16)} UTC</noscript>}
    </time>
  );
}
