"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { albumQuery } from "@/lib/client/catalog";
import { usePlayer } from "../player/state/player-context";
import { SpotifyProblem } from "../shell/spotify-problem";
import { ShufflePanel } from "../shuffle/shuffle-panel";
import { TrackListSkeleton } from "../tracks/list/track-list-skeleton";
import { SongList } from "../tracks/song-list";
import { AlbumHero } from "./album-hero";

/** Shows the album that the server had cached, or loads it in the browser, so that the page never waits for Spotify. */
export function AlbumScreen({ id }: { id: string }) {
  const t = useTranslations("album");
  const player = usePlayer();
  const { data: album, error, refetch } = useQuery(albumQuery(id));
  if (!album) return error ? <SpotifyProblem error={error} retry={refetch} /> : <TrackListSkeleton />;
  return (
    <>
      <title>{`${album.name} · Tonearm`}</title>
      <AlbumHero album={album} />
      <ShufflePanel source={{ kind: "album", albumId: id }} />
      <SongList
        label={t("songs", { name: album.name })}
        songs={album.tracks}
        hasAlbum={false}
        onPlay={offset => player.play({ contextUri: `spotify:album:${id}`, offset })}
      />
    </>
  );
}
