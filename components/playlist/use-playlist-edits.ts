"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { toast } from "sonner";
import { editRows, playlistItemCommands, refreshPlaylist, rowAt } from "@/lib/client/playlist-items";
import { ApiProblem } from "@/lib/client/request";
import type { PlaylistItem } from "@/lib/schemas/library";
import { formatNumber } from "../ui/format";

type Rows = (PlaylistItem | undefined)[];

/**
 * Edits of one playlist's rows: shown at once, sent one after the other so that the server sees them in the order they
 * were made, read again when the last is through. `announcement` is for screen readers.
 */
export function usePlaylistEdits(playlistId: string, q: string) {
  const client = useQueryClient();
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);
  const [announcement, setAnnouncement] = useState("");

  const perform = (edit: (rows: Rows) => void, work: () => Promise<unknown>, refused: string) => {
    waiting.current += 1;
    client.cancelQueries({ queryKey: ["playlist", playlistId] });
    const takeBack = editRows(client, playlistId, q, edit);
    line.current = line.current
      .then(work)
      .catch((error: unknown) => {
        takeBack();
        toast.error(refused, { description: error instanceof ApiProblem ? error.message : "Try it again." });
      })
      .finally(() => {
        waiting.current -= 1;
        if (waiting.current === 0) refreshPlaylist(client, playlistId);
      });
  };

  const putBack = (item: PlaylistItem, index: number) => {
    const { song } = item;
    if (!song) return;
    perform(
      rows => rows.splice(index, 0, item),
      () => playlistItemCommands.add(playlistId, [song.id], item.position),
      "The track was not put back",
    );
  };

  const remove = (item: PlaylistItem, index: number) => {
    perform(
      rows => rows.splice(index, 1),
      () => playlistItemCommands.remove(playlistId, item.id),
      "The track was not removed",
    );
    toast(`Removed ${item.song?.title ?? "a track"}`, {
      ...(item.song ? { action: { label: "Undo", onClick: () => putBack(item, index) } } : {}),
    });
  };

  /** `from` and `to` are places in the whole list. */
  const move = async (item: PlaylistItem, from: number, to: number) => {
    const before = await rowAt(client, playlistId, to > from ? to + 1 : to);
    perform(
      rows => {
        const [row] = rows.splice(from, 1);
        rows.splice(to, 0, row);
      },
      () => playlistItemCommands.move(playlistId, item.id, before?.id ?? null),
      "The track was not moved",
    );
    setAnnouncement(`${item.song?.title ?? "Track"} is now number ${formatNumber(to + 1)}`);
  };

  return { remove, move, announcement };
}
