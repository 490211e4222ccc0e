"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { homeQuery } from "@/lib/client/history";
import { ProblemNote } from "../ui/status/problem-note";
import { SongShelf, SongShelfSkeleton } from "./song-shelf";

/** Shelves of what was played and added lately. Leaves out shelves without content. */
export function HomeShelves() {
  const t = useTranslations("music.shelves");
  const { data: home, error, refetch } = useQuery(homeQuery());
  if (!home) return error ? <ProblemNote error={error} retry={refetch} /> : <SongShelfSkeleton />;
  return (
    <>
      <SongShelf
        title={t("recentlyPlayed")}
        href="/history"
        all={t("history")}
        songs={home.recentlyPlayed.map(song => ({ song }))}
      />
      <SongShelf
        title={t("mostPlayed")}
        songs={home.mostPlayed.map(({ song, plays }) => ({ song, detail: t("plays", { count: plays }) }))}
      />
      <SongShelf
        title={t("newInPlaylists")}
        songs={home.newInPlaylists.map(({ song, playlist }) => ({
          song,
          detail: t("in", { playlist: playlist.name }),
        }))}
      />
    </>
  );
}
