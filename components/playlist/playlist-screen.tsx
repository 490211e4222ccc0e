"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { playlistQuery } from "@/lib/client/playlists";
import { ApiProblem } from "@/lib/client/request";
import { ShufflePanel } from "../shuffle/shuffle-panel";
import { playlistSource } from "../shuffle/sources";
import { TrackListSkeleton } from "../tracks/list/track-list-skeleton";
import { Lazy, lazyPart } from "../ui/overlays/lazy";
import { Callout } from "../ui/status/callout";
import { ProblemNote } from "../ui/status/problem-note";
import { PlaylistHero } from "./playlist-hero";
import { PlaylistTracks } from "./playlist-tracks";
import { usePlaylistDeletion } from "./use-playlist-deletion";

const notFoundNote = lazyPart(async () => (await import("../shell/not-found-note")).NotFoundNote, false);
const editNotice = lazyPart(async () => (await import("./edit-notice")).EditNotice);

export function PlaylistScreen({ id }: { id: string }) {
  const t = useTranslations("library.hiddenSongs");
  const deletion = usePlaylistDeletion(id);
  const { data: playlist, error, refetch } = useQuery({ ...playlistQuery(id), enabled: !deletion.isRunning });
  if (deletion.isDone) return <TrackListSkeleton />;
  if (error instanceof ApiProblem && error.code === "not_found")
    return <Lazy part={notFoundNote} anchor={Link} isEarly />;
  if (!playlist) return error ? <ProblemNote error={error} retry={refetch} /> : <TrackListSkeleton />;
  return (
    <>
      <PlaylistHero playlist={playlist} deletion={deletion} />
      {playlist.pendingEdit && <Lazy part={editNotice} playlist={playlist} isEarly />}
      {playlist.access === "metadata" ? (
        <Callout title={t("title")}>{t("reason")}</Callout>
      ) : (
        <>
          <ShufflePanel source={playlistSource(playlist)} />
          <PlaylistTracks playlist={playlist} />
        </>
      )}
    </>
  );
}
