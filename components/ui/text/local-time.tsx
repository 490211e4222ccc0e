"use client";

import { useSyncExternalStore } from "react";
import { useFormat } from "./use-format";

const subscribeToNothing = () => () => {};

/** Time in the person's own time zone. Only the browser knows the zone, so the server renders no text. */
export function LocalTime({ at, show = "time" }: { at: string; show?: "time" | "date" }) {
  const format = useFormat();
  const text = useSyncExternalStore(
    subscribeToNothing,
    () => (show === "time" ? format.time(at) : format.date(at)),
    () => "",
  );
  return (
    <time dateTime={at} className="tabular-nums">
      {text || <noscript>{at.replace("T", " ").slice(0, 16)} UTC</noscript>}
    </time>
  );
}
