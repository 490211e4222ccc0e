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
  /** True if songs of the artist are in the library. */
  hasSongs: boolean;
};

export function ArtistHero({ id, name, imageUrl, hasSongs }: ArtistHeroProps) {
  const t = useTranslations();
  const player = usePlayer();
  return (
    <header className="mb-8 flex flex-wrap items-center gap-x-8 gap-y-5">
      {name ? (
        <Cover src={imageUrl} name={name} className="w-36 rounded-full shadow-float sm:w-44 lg:w-52" eager />
      ) : (
        <Skeleton className="size-36 rounded-full sm:size-44 lg:size-52" />
      )}
      <div className="grid min-w-0 flex-1 gap-3">
        <div>
          <Badge>{t("artist.title")}</Badge>
        </div>
        {name ? (
          <>
            <title>{`${name} · Tonearm`}</title>
            <BigName>{name}</BigName>
          </>
        ) : (
          <Skeleton className="h-12 max-w-64" />
        )}
        <div className="mt-1 flex flex-wrap gap-2">
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
      </div>
    </header>
  );
}
