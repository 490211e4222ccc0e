"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { artistSongsQuery } from "@/lib/client/catalog";
import { SongList } from "../tracks/song-list";
import { Eyebrow } from "../ui/cards/card";
import { LoadMore } from "../ui/lists/load-more";
import { ProblemNote } from "../ui/status/problem-note";

/** Songs of an artist in the library; renders nothing if there are none. */
export function ArtistSongs({ id }: { id: string }) {
  const t = useTranslations("artist");
  const list = useInfiniteQuery(artistSongsQuery(id));
  const songs = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  if (list.error && !list.data) return <ProblemNote error={list.error} retry={list.refetch} />;
  if (songs.length === 0) return null;
  return (
    <section className="mb-12">
      <Eyebrow className="mb-3">{t("inLibrary")}</Eyebrow>
      <SongList label={t("songs")} songs={songs} isComplete={!list.hasNextPage} />
      <LoadMore list={list} />
    </section>
  );
}
