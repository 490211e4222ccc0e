"use client";

import { Shuffle } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Playlist } from "@/lib/schemas/library";
import { maxShuffledPlaylists } from "@/lib/schemas/limits";
import { Cover } from "../ui/artwork/cover";
import { CardGrid } from "../ui/cards/card-grid";
import { Button } from "../ui/controls/button";
import { useShufflePlay } from "./use-shuffle-play";

type SeveralPlaylistsProps = { playlists: Playlist[]; onDone: () => void };

/** Grid of playlists with checkboxes. The selected playlists are shuffled as one list. */
export function SeveralPlaylists({ playlists, onDone }: SeveralPlaylistsProps) {
  const t = useTranslations();
  const [selectedIds, setSelectedIds] = useState<string[]>([]);
  const shuffle = useShufflePlay();
  const router = useRouter();
  const count = selectedIds.length;
  const toggle = (id: string) =>
    setSelectedIds(ids => (ids.includes(id) ? ids.filter(other => other !== id) : [...ids, id]));
  const play = async () => {
    const id = await shuffle.mutateAsync({ kind: "playlists", playlistIds: selectedIds });
    router.push(count === 1 ? `/playlists/${selectedIds[0]}` : `/shuffles/${id}`);
  };
  return (
    <>
      <div className="-mx-2 sticky top-0 z-10 mb-6 flex flex-wrap items-center gap-3 bg-bg px-2 py-3">
        <p role="status" className="mr-auto font-medium tabular-nums">
          {count === 0
            ? t("shuffle.several.prompt")
            : count > maxShuffledPlaylists
              ? t("shuffle.several.tooMany", { count, max: maxShuffledPlaylists })
              : t("shuffle.several.selected", { count })}
        </p>
        <Button
          variant="primary"
          disabled={count === 0 || count > maxShuffledPlaylists}
          busy={shuffle.isPending}
          // The error is shown by useShufflePlay.
          onClick={() => play().catch(() => undefined)}
        >
          {!shuffle.isPending && <Shuffle aria-hidden />}
          {t("shuffle.play")}
        </Button>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
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
                <span className="text-muted text-sm tabular-nums">
                  {t("tracks.count", { count: trackCount })}
                </span>
              </span>
            </label>
          </li>
        ))}
      </CardGrid>
    </>
  );
}
