"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { artistQuery, artistSongsQuery } from "@/lib/client/catalog";
import { SpotifyProblem } from "../shell/spotify-problem";
import { ArtistAlbums } from "./artist-albums";
import { ArtistHero } from "./artist-hero";
import { ArtistSongs } from "./artist-songs";

/** Loads each section on its own: the library's songs of an artist are shown even while Spotify is unavailable. */
export function ArtistScreen({ id }: { id: string }) {
  const { data: artist, error, refetch } = useQuery(artistQuery(id));
  const songs = useInfiniteQuery(artistSongsQuery(id));
  const credits = songs.data?.pages[0]?.items[0]?.artists;
  const name = artist?.name ?? credits?.find(credit => credit.id === id)?.name;
  if (error && !name) return <SpotifyProblem error={error} retry={refetch} />;
  return (
    <>
      <ArtistHero id={id} name={name} imageUrl={artist?.imageUrl ?? null} />
      <ArtistSongs id={id} />
      <ArtistAlbums id={id} />
    </>
  );
}
