"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { usePlayer } from "./state/player-context";

/** Tells screen readers which song has begun, except for the song that played when the page opened. */
export function SongAnnouncement() {
  const { state, skipping } = usePlayer();
  const t = useTranslations("player");
  const item = state?.isPlaying ? state.item : null;
  const lastUri = useRef<string | null>(null);
  const [text, setText] = useState("");
  useEffect(() => {
    if (!item || item.uri === lastUri.current) return;
    if (lastUri.current) setText(t("announcement", { title: item.title, artists: item.artists.join(", ") }));
    lastUri.current = item.uri;
  }, [item, t]);
  return (
    <p className="sr-only" aria-live="polite">
      {skipping ? t(`skipping.${skipping}`) : text}
    </p>
  );
}
