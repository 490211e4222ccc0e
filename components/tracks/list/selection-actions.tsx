"use client";

import { Ellipsis, Heart, ListEnd, ListPlus, ListStart, ListX, Play, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { AnySong } from "@/lib/client/found-songs";
import { useQueueCommands } from "../../queue/use-queue-commands";
import { IconButton } from "../../ui/controls/icon-button";
import { toast } from "../../ui/status/toast";
import { AddToPlaylist } from "../add-to-playlist/add-to-playlist";
import { songsOf, type TrackRowData, urisOf } from "../row-data";
import { useLikes } from "../use-song-actions";
import type { Selection } from "./use-selection";

export type SelectionBarProps = {
  selection: Selection;
  onPlay: (rows: TrackRowData[]) => void;
  onRemove: ((rows: TrackRowData[]) => void) | undefined;
  onMenu: (rows: TrackRowData[], at: { x: number; y: number }) => void;
};

/** Actions for the selected rows. */
export function SelectionActions({ selection, onPlay, onRemove, onMenu }: SelectionBarProps) {
  const t = useTranslations("tracks.selection");
  const format = useFormatter();
  const [added, setAdded] = useState<AnySong[] | null>(null);
  const setLiked = useLikes();
  const queue = useQueueCommands();
  const { count, getRows, clear } = selection;
  /** Does nothing if the rows could not be loaded, which `getRows` tells. */
  const withRows = (action: (rows: TrackRowData[]) => void) => async () => {
    const rows = await getRows();
    if (rows.length > 0) action(rows);
  };
  const withPlayable = (action: (rows: TrackRowData[]) => void) =>
    withRows(rows => {
      if (urisOf(rows).length > 0) action(rows);
      else toast.error(t("notPlayable"));
    });
  return (
    <>
      {count > 0 && (
        <section
          aria-label={t("label")}
          data-selection-bar
          // Above the queue, which covers a part of narrow screens.
          className="fixed inset-x-3 bottom-[calc(140px+env(safe-area-inset-bottom))] z-[21] mx-auto flex w-fit max-w-[calc(100vw-24px)] animate-rise items-center gap-0.5 rounded-full border border-line bg-raised py-1 pr-1 pl-4 shadow-float md:bottom-[104px] md:left-60 beside-queue:right-[25rem]"
        >
          <p className="mr-2 whitespace-nowrap font-medium text-sm tabular-nums" aria-hidden>
            <span className="sm:hidden">{format.number(count)}</span>
            <span className="max-sm:hidden">{t("count", { count })}</span>
          </p>
          <IconButton label={t("play")} onClick={withPlayable(onPlay)}>
            <Play className="fill-current" aria-hidden />
          </IconButton>
          <IconButton
            label={t("playNext")}
            className="max-sm:hidden"
            onClick={withPlayable(rows => queue.playNext(urisOf(rows)))}
          >
            <ListStart aria-hidden />
          </IconButton>
          <IconButton
            label={t("addToQueue")}
            className="max-sm:hidden"
            onClick={withPlayable(rows => queue.addToQueue(urisOf(rows)))}
          >
            <ListEnd aria-hidden />
          </IconButton>
          <IconButton label={t("addToPlaylist")} onClick={withRows(rows => setAdded(songsOf(rows)))}>
            <ListPlus aria-hidden />
          </IconButton>
          <IconButton
            label={t("like")}
            className="max-[359px]:hidden"
            onClick={withRows(rows => setLiked(songsOf(rows), true))}
          >
            <Heart aria-hidden />
          </IconButton>
          {onRemove && (
            <IconButton label={t("remove")} onClick={withRows(onRemove)}>
              <ListX aria-hidden />
            </IconButton>
          )}
          <IconButton
            label={t("more")}
            aria-haspopup="menu"
            onClick={async ({ currentTarget }) => {
              const { left, top } = currentTarget.getBoundingClientRect();
              const rows = await getRows();
              if (rows.length > 0) onMenu(rows, { x: left, y: top });
            }}
          >
            <Ellipsis aria-hidden />
          </IconButton>
          <IconButton label={t("clear")} onClick={clear}>
            <X aria-hidden />
          </IconButton>
        </section>
      )}
      {added && <AddToPlaylist songs={added} onClose={() => setAdded(null)} />}
    </>
  );
}
