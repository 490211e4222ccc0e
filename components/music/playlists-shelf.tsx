"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { playlistsQuery } from "@/lib/client/playlists";
import { PlaylistCard } from "../library/playlist-card";
import { canShuffle } from "../shuffle/sources";
import { Eyebrow } from "../ui/cards/card";
import { CardGrid, CardGridSkeleton, eagerCovers } from "../ui/cards/card-grid";
import { ProblemNote } from "../ui/status/problem-note";

const maxCards = 10;

/** The playlists that were used last, with buttons to shuffle them. */
export function PlaylistsShelf() {
  const t = useTranslations("music.playlists");
  const { data, error, isPending, refetch } = useInfiniteQuery(playlistsQuery({ sort: "recent" }));
  const playable = data?.pages[0]?.items.filter(canShuffle);
  if (!data && error) return <ProblemNote error={error} retry={refetch} />;
  if (!isPending && !playable?.length) return null;
  return (
    <section>
      <div className="mb-4 flex items-center justify-between">
        <Eyebrow>{t("title")}</Eyebrow>
        <Link
          href="/library"
          className="-my-2 rounded-md py-2 text-muted text-sm underline-offset-4 hover:underline"
        >
          {t("all")}
        </Link>
      </div>
      {playable ? (
        <CardGrid>
          {playable.slice(0, maxCards).map((playlist, index) => (
            <PlaylistCard key={playlist.id} playlist={playlist} eager={index < eagerCovers} />
          ))}
        </CardGrid>
      ) : (
        <CardGridSkeleton />
      )}
    </section>
  );
}
