"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { artistQuery, artistSongsQuery } from "@/lib/client/catalog";
import { SpotifyProblem } from "../shell/spotify-problem";
import { ArtistAlbums } from "./artist-albums";
import { ArtistHero } from "./artist-hero";
import { ArtistSongs } from "./artist-songs";

/** The parts are read apart: what the library has of an artist shows also while Spotify cannot be asked. */
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
