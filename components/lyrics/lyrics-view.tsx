"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { lyricsQuery, switchLyrics } from "@/lib/client/lyrics";
import { ApiProblem } from "@/lib/client/request";
import type { PlayerItem } from "@/lib/schemas/player";
import { Button } from "../ui/controls/button";
import { ProblemNote } from "../ui/status/problem-note";
import { Skeleton } from "../ui/status/skeleton";
import { toastProblem } from "../ui/status/toast-problem";
import { SyncedLines } from "./synced-lines";

const trackPrefix = "spotify:track:";

/** Lyrics of the song that plays; until the person has switched them on, the switch and what it means. */
export function LyricsView({ item }: { item: PlayerItem }) {
  const t = useTranslations("lyrics");
  const id = item.uri.startsWith(trackPrefix) ? item.uri.slice(trackPrefix.length) : null;
  const { data: lyrics, error, refetch } = useQuery(lyricsQuery(id));
  if (!id) return <p className="text-muted">{t("noSong")}</p>;
  if (error) {
    const { code, reason } = error instanceof ApiProblem ? error : { code: null, reason: null };
    if (code === "lyrics_off" && reason === "person") return <SwitchOn />;
    return code === "lyrics_off" || code === "lyrics_not_found" ? (
      <p className="text-pretty text-muted">{error.message}</p>
    ) : (
      <ProblemNote error={error} retry={refetch} />
    );
  }
  if (!lyrics)
    return (
      <div className="grid gap-4" aria-busy>
        <Skeleton className="h-6 w-3/4" />
        <Skeleton className="h-6 w-1/2" />
        <Skeleton className="h-6 w-2/3" />
      </div>
    );
  return (
    <div className="grid gap-5">
      {lyrics.isInstrumental ? (
        <p className="text-muted text-xl">{t("instrumental")}</p>
      ) : lyrics.isSynced ? (
        <SyncedLines key={item.uri} lines={lyrics.lines} />
      ) : (
        <div dir="auto" className="grid gap-1 text-lg leading-relaxed">
          {lyrics.lines.map(({ text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change
            <p key={index} dir="auto" className="min-h-6">
              {text}
            </p>
          ))}
        </div>
      )}
      <Source />
    </div>
  );
}

function SwitchOn() {
  const t = useTranslations("lyrics");
  const { mutate, isPending } = useSwitch();
  return (
    <div className="grid justify-items-start gap-3">
      <h3 className="title text-xl">{t("switch.title")}</h3>
      <p className="max-w-prose text-pretty text-muted">{t("switch.text")}</p>
      <Button variant="primary" onClick={() => mutate(true)} busy={isPending}>
        {t("switch.on")}
      </Button>
    </div>
  );
}

/** Where the lyrics come from, and the switch that turns them off. */
function Source() {
  const t = useTranslations("lyrics");
  const { mutate, isPending } = useSwitch();
  return (
    <div className="flex flex-wrap items-center gap-x-4 text-muted text-sm">
      <p>
        {t.rich("source", {
          link: text => (
            <a
              href="https://lrclib.net"
              target="_blank"
              rel="noreferrer"
              className="underline underline-offset-4 hover:text-ink"
            >
              {text}
            </a>
          ),
        })}
      </p>
      <Button variant="ghost" onClick={() => mutate(false)} busy={isPending}>
        {t("switch.off")}
      </Button>
    </div>
  );
}

function useSwitch() {
  const t = useTranslations("lyrics");
  return useMutation({
    mutationFn: switchLyrics,
    onError: error => toastProblem(t("switch.failed"), error),
  });
}
