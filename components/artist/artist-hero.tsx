"use client";

import { ChartNoAxesColumn, Play } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { figuresPath } from "../insights/figures-link";
import { usePlayer } from "../player/state/player-context";
import { ShufflePlay } from "../shuffle/shuffle-play";
import { Cover } from "../ui/artwork/cover";
import { Button } from "../ui/controls/button";
import { Badge } from "../ui/status/badge";
import { Skeleton } from "../ui/status/skeleton";
import { BigName } from "../ui/text/big-name";

type ArtistHeroProps = {
  id: string;
  /** Undefined while it loads. */
  name: string | undefined;
  imageUrl: string | null;
  genres: string[];
  /** True if songs of the artist are in the library. */
  hasSongs: boolean;
};

export function ArtistHero({ id, name, imageUrl, genres, hasSongs }: ArtistHeroProps) {
  const t = useTranslations();
  const player = usePlayer();
  return (
    <header className="mb-8 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-5 gap-y-5 sm:grid-rows-[1fr_auto] sm:gap-x-8 sm:gap-y-4">
      {name ? (
        <Cover
          src={imageUrl}
          name={name}
          className="w-36 rounded-full shadow-float sm:row-span-2 sm:w-44 lg:w-52"
          eager
        />
      ) : (
        <Skeleton className="size-36 rounded-full sm:row-span-2 sm:size-44 lg:size-52" />
      )}
      <div className="grid min-w-0 gap-3 sm:self-end">
        <div>
          <Badge>{t("artist.title")}</Badge>
        </div>
        {name ? (
          <>
            <title>{`${name} · Tonearm`}</title>
            <BigName>{name}</BigName>
            {/* Spotify names them in English only. */}
            {genres.length > 0 && (
              <p lang="en" className="text-muted text-sm">
                {genres.join(" · ")}
              </p>
            )}
          </>
        ) : (
          <Skeleton className="h-12 max-w-64" />
        )}
      </div>
      {/* On a phone below the picture, because both buttons do not fit beside it. */}
      <div className="col-span-2 flex flex-wrap gap-2 sm:col-span-1 sm:self-start">
        {hasSongs && <ShufflePlay variant="primary" source={{ kind: "artist", artistId: id }} />}
        <Button
          variant={hasSongs ? "solid" : "primary"}
          size="lg"
          onClick={() => player.play({ contextUri: `spotify:artist:${id}` })}
        >
          <Play className="fill-current" aria-hidden />
          {t("artist.play")}
        </Button>
        {name && (
          <Button size="lg" asChild>
            <Link href={figuresPath({ kind: "artists", name })} prefetch={false}>
              <ChartNoAxesColumn aria-hidden />
              {t("insights.of.yours")}
            </Link>
          </Button>
        )}
      </div>
    </header>
  );
}
