"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { playlistItemsQuery } from "@/lib/client/playlist-items";
import { wholeList } from "@/lib/client/song-lists";
import type { Playlist } from "@/lib/schemas/library";
import { OriginBadge } from "../library/playlist-badges";
import { ListTotals } from "../tracks/list/list-totals";
import { Cover } from "../ui/artwork/cover";
import { Nothing } from "../ui/status/nothing";
import { BigName } from "../ui/text/big-name";
import { LocalTime } from "../ui/text/local-time";
import { PlayButtons } from "./play-buttons";
import { PlaylistMenu } from "./playlist-menu";
import type { PlaylistDeletion } from "./use-playlist-deletion";

const AccessBadge = dynamic(
  () =>
    import("../library/access-badge").then(
      module => module.AccessBadge,
      () => Nothing,
    ),
  { loading: Nothing },
);

/** Cover, facts and actions of a playlist. */
export function PlaylistHero({ playlist, deletion }: { playlist: Playlist; deletion: PlaylistDeletion }) {
  const t = useTranslations();
  const { name, description, ownerName, syncedAt } = playlist;
  return (
    <header className="mb-8 grid grid-cols-[minmax(0,1fr)] items-end gap-x-8 gap-y-5 sm:grid-cols-[auto_minmax(0,1fr)]">
      <Cover
        src={playlist.imageUrl}
        name={name}
        className="w-40 rounded-md shadow-float sm:w-52 lg:w-60"
        eager
      />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
        <div className="flex flex-wrap gap-2">
          <OriginBadge origin={playlist.origin} />
          {playlist.access === "metadata" && <AccessBadge />}
        </div>
        <BigName>{name}</BigName>
        {description && (
          <p dir="auto" className="max-w-2xl text-pretty break-words text-muted">
            {description}
          </p>
        )}
        <p className="flex flex-wrap gap-x-4 text-muted text-sm tabular-nums">
          {/* The song count of a playlist with hidden songs is unreliable. */}
          {playlist.access === "owner" && <PlaylistTotals playlist={playlist} />}
          {ownerName && <span>{t("playlist.by", { owner: ownerName })}</span>}
          {syncedAt && <span>{t.rich("playlist.synced", { time: () => <LocalTime at={syncedAt} /> })}</span>}
        </p>
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <PlayButtons playlist={playlist}>
            <PlaylistMenu playlist={playlist} deletion={deletion} />
          </PlayButtons>
        </div>
      </div>
    </header>
  );
}

/** Number and length of the songs, which the first page of the list tells. */
function PlaylistTotals({ playlist: { id, trackCount } }: { playlist: Playlist }) {
  const { data } = useQuery(playlistItemsQuery(id, wholeList, 0));
  return <ListTotals count={trackCount} durationMs={data?.durationMs ?? null} />;
}
