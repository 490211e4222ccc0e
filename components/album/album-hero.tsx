"use client";

import { ChartNoAxesColumn, ListPlus, Play } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Album } from "@/lib/schemas/catalog";
import { figuresPath } from "../insights/figures-link";
import { usePlayer } from "../player/state/player-context";
import { ShufflePlay } from "../shuffle/shuffle-play";
import { AddToPlaylist } from "../tracks/add-to-playlist/add-to-playlist";
import { Credits } from "../tracks/credits";
import { ListTotals } from "../tracks/list/list-totals";
import { Cover } from "../ui/artwork/cover";
import { Button } from "../ui/controls/button";
import { Badge } from "../ui/status/badge";
import { BigName } from "../ui/text/big-name";
import { LocalTime } from "../ui/text/local-time";

/** Cover, facts and actions of an album. */
export function AlbumHero({ album }: { album: Album }) {
  const t = useTranslations();
  const player = usePlayer();
  const [adding, setAdding] = useState(false);
  const { name, artists, tracks } = album;
  const durationMs = tracks.reduce((sum, track) => sum + track.durationMs, 0);
  return (
    <header className="mb-8 grid grid-cols-[minmax(0,1fr)] items-end gap-x-8 gap-y-5 sm:grid-cols-[auto_minmax(0,1fr)]">
      <Cover
        src={album.imageUrl}
        name={name}
        className="w-40 rounded-md shadow-float sm:w-52 lg:w-60"
        eager
      />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
        <div>
          <Badge>{t("album.title")}</Badge>
        </div>
        <BigName>{name}</BigName>
        <p dir="auto" className="font-medium">
          <Credits artists={artists} />
        </p>
        <p className="flex flex-wrap gap-x-4 text-muted text-sm tabular-nums">
          {album.releaseDate && <span>{album.releaseDate.slice(0, 4)}</span>}
          <ListTotals count={tracks.length} durationMs={durationMs} />
          <span>{t.rich("album.synced", { time: () => <LocalTime at={album.fetchedAt} /> })}</span>
        </p>
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <Button
            variant="primary"
            size="lg"
            onClick={() => player.play({ contextUri: `spotify:album:${album.id}` })}
          >
            <Play className="fill-current" aria-hidden />
            {t("album.play")}
          </Button>
          <ShufflePlay disabled={tracks.length === 0} source={{ kind: "album", albumId: album.id }} />
          <Button size="lg" disabled={tracks.length === 0} onClick={() => setAdding(true)}>
            <ListPlus aria-hidden />
            {t("album.addToPlaylist")}
          </Button>
          <Button size="lg" asChild>
            <Link
              href={figuresPath({ kind: "albums", name, artist: artists[0]?.name ?? "" })}
              prefetch={false}
            >
              <ChartNoAxesColumn aria-hidden />
              {t("insights.of.yours")}
            </Link>
          </Button>
        </div>
      </div>
      {adding && <AddToPlaylist songs={tracks} onClose={() => setAdding(false)} />}
    </header>
  );
}
