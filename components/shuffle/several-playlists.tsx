"use client";

import { Shuffle } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Playlist } from "@/lib/schemas/library";
import { maxShuffledPlaylists } from "@/lib/schemas/shuffle";
import { Cover } from "../ui/artwork/cover";
import { CardGrid } from "../ui/cards/card-grid";
import { Button } from "../ui/controls/button";
import { pluralize } from "../ui/text/format";
import { useShufflePlay } from "./use-shuffle-play";

type SeveralPlaylistsProps = { playlists: Playlist[]; onDone: () => void };

/** Grid of playlists with checkboxes. The selected playlists are shuffled as one list. */
export function SeveralPlaylists({ playlists, onDone }: SeveralPlaylistsProps) {
  const [selectedIds, setSelectedIds] = useState<string[]>([]);
  const shuffle = useShufflePlay();
  const router = useRouter();
  const toggle = (id: string) =>
    setSelectedIds(ids => (ids.includes(id) ? ids.filter(other => other !== id) : [...ids, id]));
  const play = async () => {
    const id = await shuffle.mutateAsync({ kind: "playlists", playlistIds: selectedIds });
    router.push(selectedIds.length === 1 ? `/playlists/${selectedIds[0]}` : `/shuffles/${id}`);
  };
  return (
    <>
      <div className="-mx-2 sticky top-0 z-10 mb-6 flex flex-wrap items-center gap-3 bg-bg px-2 py-3">
        <p role="status" className="mr-auto font-medium tabular-nums">
          {selectedIds.length === 0
            ? "Choose the playlists to shuffle together."
            : `${pluralize(selectedIds.length, "playlist")} chosen`}
          {selectedIds.length > maxShuffledPlaylists &&
            `. At most ${maxShuffledPlaylists} can be shuffled together: take some away.`}
        </p>
        <Button
          variant="primary"
          disabled={selectedIds.length === 0 || selectedIds.length > maxShuffledPlaylists}
          busy={shuffle.isPending}
          // The error is shown by useShufflePlay.
          onClick={() => play().catch(() => undefined)}
        >
          {!shuffle.isPending && <Shuffle aria-hidden />}
          Shuffle play
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
      <CardGrid>
        {playlists.map(({ id, name, imageUrl, trackCount }) => (
          <li key={id}>
            <label className="relative grid cursor-pointer content-start gap-2.5 rounded-md has-focus-visible:outline-2 has-focus-visible:outline-accent">
              <Cover src={imageUrl} name={name} className="w-full rounded-md shadow-sleeve" />
              <span className="absolute top-2 left-2 grid size-11 place-items-center rounded-md bg-bg/85">
                <input
                  type="checkbox"
                  className="size-5 accent-accent outline-none"
                  checked={selectedIds.includes(id)}
                  onChange={() => toggle(id)}
                />
              </span>
              <span className="grid gap-0.5">
                <span className="line-clamp-2 font-semibold leading-snug">{name}</span>
                <span className="text-muted text-sm tabular-nums">{pluralize(trackCount, "track")}</span>
              </span>
            </label>
          </li>
        ))}
      </CardGrid>
    </>
  );
}
