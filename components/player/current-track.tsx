"use client";

import { ChevronUp, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toSong } from "@/lib/client/playing-song";
import type { PlayerItem } from "@/lib/schemas/player";
import { ErrorHelpLink } from "../help/error-help-link";
import { AlbumName, Credits, isTrack } from "../tracks/credits";
import { Cover } from "../ui/artwork/cover";
import { IconButton } from "../ui/controls/icon-button";
import { Dialog } from "../ui/overlays/dialog";
import { Skeleton } from "../ui/status/skeleton";
import { PlayingLike } from "./playing-like";
import { usePlayer } from "./state/player-context";
import { useNothingPlaying } from "./state/use-explanation";

/** Current song with its links; without one, the reason and a button to ask again. */
export function CurrentTrack({ onPointerEnter }: { onPointerEnter?: () => void }) {
  const { state, problem } = usePlayer();
  if (state?.item) return <Song item={state.item} {...(onPointerEnter && { onPointerEnter })} />;
  if (!state && !problem) {
    return (
      <div className="flex flex-1 items-center gap-3">
        <Skeleton className="size-11 md:size-14" />
        <div className="grid flex-1 gap-2">
          <Skeleton className="h-3 w-32" />
          <Skeleton className="h-3 w-20" />
        </div>
      </div>
    );
  }
  return <NoSong />;
}

function Song({ item, onPointerEnter }: { item: PlayerItem; onPointerEnter?: () => void }) {
  const { openView } = usePlayer();
  const t = useTranslations("player");
  const song = toSong(item);
  return (
    <div className="flex min-w-0 flex-1 items-center gap-1.5">
      {/* A tap anywhere on the song opens it on a phone; the links are for a mouse. */}
      <div className="relative flex min-w-0 items-center gap-3">
        <button
          type="button"
          aria-label={t("openNowPlaying")}
          aria-haspopup="dialog"
          onClick={() => openView("nowPlaying")}
          onPointerEnter={onPointerEnter}
          className="group relative rounded-sm max-md:static max-md:before:absolute max-md:before:inset-0 max-md:before:z-10"
        >
          <Cover
            src={item.imageUrl}
            name={item.album ?? item.title}
            className="size-11 rounded-sm shadow-sleeve md:size-14"
            eager
          />
          <span
            aria-hidden
            className="absolute inset-0 hidden place-items-center rounded-sm bg-veil text-white md:group-hover:grid md:group-focus-visible:grid"
          >
            <ChevronUp className="size-6" />
          </span>
        </button>
        <div className="min-w-0">
          <span className="sr-only">{t("nowPlaying")}</span>
          <p dir="auto" title={item.title} className="truncate font-semibold text-sm leading-6">
            {item.title}
          </p>
          <p dir="auto" className="truncate text-muted text-xs leading-5">
            <Credits artists={song.artists} linked={isTrack(song)} />
            {song.album && (
              <span className="max-md:hidden">
                {song.artists.length > 0 && " · "}
                <AlbumName song={song} />
              </span>
            )}
          </p>
        </div>
      </div>
      <PlayingLike item={item} className="max-[359px]:hidden" />
    </div>
  );
}

/** Why nothing plays. A press shows the whole text, which the bar has no room for. */
function NoSong() {
  const { state, problem, refresh, isRefreshing } = usePlayer();
  const t = useTranslations("player");
  const message = useNothingPlaying(state, problem);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2">
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="min-w-0 flex-1 rounded-md text-left"
      >
        <span className="block truncate font-semibold text-sm leading-5">{message.title}</span>
        {/* Wide screens have room for three lines. */}
        <span className="line-clamp-1 text-muted text-xs leading-5 md:line-clamp-2">{message.detail}</span>
      </button>
      <IconButton label={t("refresh")} onClick={refresh} disabled={isRefreshing}>
        <RefreshCw className={isRefreshing ? "animate-spin" : ""} aria-hidden />
      </IconButton>
      <Dialog open={isOpen} onOpenChange={setOpen} title={message.title}>
        <div className="grid gap-3">
          <p className="text-pretty">{message.detail}</p>
          {problem && <ErrorHelpLink error={problem} />}
        </div>
      </Dialog>
    </div>
  );
}
