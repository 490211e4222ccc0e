"use client";

import { Play } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Song } from "@/lib/schemas/library";
import { usePlayer } from "../player/state/player-context";
import { canPlay } from "../tracks/row-data";
import { Cover } from "../ui/artwork/cover";
import { Eyebrow } from "../ui/cards/card";
import { Skeleton } from "../ui/status/skeleton";
import { joinNames } from "../ui/text/format";

type ShelfSong = { song: Song; detail?: ReactNode };
type SongShelfProps = {
  title: string;
  href?: string;
  all?: string;
  /** Commands for the whole shelf, before the link to all songs. */
  actions?: ReactNode;
  songs: ShelfSong[];
};

/** Row of songs with their sleeves. A click plays a song and the ones after it. */
export function SongShelf({ title, href, all, actions, songs }: SongShelfProps) {
  const t = useTranslations("tracks");
  const { play } = usePlayer();
  if (songs.length === 0) return null;
  const playFrom = (index: number) => {
    const uris = songs.slice(index).flatMap(({ song }) => (canPlay(song) ? song.uri : []));
    if (uris.length > 0) play({ uris });
  };
  return (
    <section aria-label={title}>
      <div className="mb-2 flex items-center justify-between gap-4">
        <Eyebrow>{title}</Eyebrow>
        <div className="-my-2 flex shrink-0 items-center gap-1">
          {actions}
          {href && (
            <Link
              href={href}
              className="rounded-md py-2 text-muted text-sm underline-offset-4 hover:underline"
            >
              {all}
            </Link>
          )}
        </div>
      </div>
      <ul className="-ml-1 flex snap-x gap-4 overflow-x-auto py-1 pl-1">
        {songs.map(({ song, detail }, index) => {
          const isEnabled = canPlay(song);
          return (
            <li key={song.id} className="w-36 shrink-0 snap-start md:w-40">
              <button
                type="button"
                disabled={!isEnabled}
                onClick={() => playFrom(index)}
                className="group relative grid w-full gap-2 rounded-md text-left disabled:opacity-60"
              >
                <span className="relative">
                  <Cover
                    src={song.imageUrl}
                    name={song.album?.name ?? song.title}
                    className="w-full rounded-md shadow-sleeve transition-transform duration-200 group-enabled:group-hover:-translate-y-1"
                  />
                  {isEnabled && (
                    <span
                      className="absolute right-2 bottom-2 grid size-10 place-items-center rounded-full bg-accent text-on-accent shadow-float transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100 md:opacity-0"
                      aria-hidden
                    >
                      <Play className="size-4 fill-current" />
                    </span>
                  )}
                </span>
                {/* The name of the button has the words that it shows, so that voice control finds it by them. */}
                <span className="sr-only">{t("menu.play")}</span>
                <span className="grid">
                  <span className="truncate font-semibold text-sm" dir="auto">
                    {song.title}
                  </span>
                  <span className="truncate text-muted text-xs leading-5" dir="auto">
                    {joinNames(song.artists)}
                  </span>
                  {detail && <span className="truncate text-muted text-xs leading-5">{detail}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export const SongShelfSkeleton = () => (
  <div className="grid gap-4">
    <Skeleton className="h-4 w-40" />
    <div className="flex gap-4 overflow-hidden">
      {Array.from({ length: 6 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <Skeleton key={index} className="aspect-square w-36 shrink-0 md:w-40" />
      ))}
    </div>
  </div>
);
