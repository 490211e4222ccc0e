"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { artistQuery, artistSongsQuery } from "@/lib/client/catalog";
import { SpotifyProblem } from "../shell/spotify-problem";
import { ArtistAlbums } from "./artist-albums";
import { ArtistHero } from "./artist-hero";
import { ArtistSongs } from "./artist-songs";

/** Shows what the server had cached, and loads the other sections each on its own, so that the page never waits for Spotify. */
export function ArtistScreen({ id }: { id: string }) {
  const { data: artist, error, refetch } = useQuery(artistQuery(id));
  const songs = useInfiniteQuery(artistSongsQuery(id));
  const firstSong = songs.data?.pages[0]?.items[0];
  const name = artist?.name ?? firstSong?.artists.find(credit => credit.id === id)?.name;
  if (error && !name) return <SpotifyProblem error={error} retry={refetch} />;
  return (
    <>
      <ArtistHero
        id={id}
        name={name}
        imageUrl={artist?.imageUrl ?? null}
        genres={artist?.genres ?? []}
        hasSongs={firstSong !== undefined}
      />
      <ArtistSongs id={id} />
      <ArtistAlbums id={id} />
    </>
  );
}
