"use client";

import { useQuery } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { artistQuery } from "@/lib/api/client/catalogue";
import { usePlayer } from "../player/player-context";
import { SpotifyProblem } from "../search/spotify-problem";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Cover } from "../ui/cover";
import { Skeleton } from "../ui/skeleton";
import { ArtistAlbums } from "./artist-albums";
import { ArtistSongs } from "./artist-songs";

/** Three parts that are read apart: what is in the library shows also while Spotify cannot be asked. */
export function ArtistScreen({ id }: { id: string }) {
  return (
    <>
      <ArtistHero id={id} />
      <ArtistSongs id={id} />
      <ArtistAlbums id={id} />
    </>
  );
}

function ArtistHero({ id }: { id: string }) {
  const player = usePlayer();
  const { data: artist, error, refetch } = useQuery(artistQuery(id));
  if (error && !artist)
    return (
      <div className="mb-8">
        <SpotifyProblem error={error} retry={refetch} />
      </div>
    );
  return (
    <header className="mb-8 flex flex-wrap items-center gap-x-8 gap-y-5">
      {artist ? (
        <Cover
          src={artist.imageUrl}
          name={artist.name}
          className="w-36 rounded-full shadow-float sm:w-44 lg:w-52"
          eager
        />
      ) : (
        <Skeleton className="size-36 rounded-full sm:size-44 lg:size-52" />
      )}
      <div className="grid min-w-0 flex-1 gap-3">
        <div>
          <Badge>Artist</Badge>
        </div>
        {artist ? (
          <>
            <title>{`${artist.name} · Tonearm`}</title>
            <h1 className="title line-clamp-3 break-words text-[clamp(2rem,4.6vw,4rem)]">{artist.name}</h1>
          </>
        ) : (
          <Skeleton className="h-12 w-64" />
        )}
        <div className="mt-1">
          <Button
            look="primary"
            size="lg"
            onClick={() => player.play({ contextUri: `spotify:artist:${id}` })}
          >
            <Play className="fill-current" aria-hidden />
            Play
          </Button>
        </div>
      </div>
    </header>
  );
}
