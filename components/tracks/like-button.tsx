"use client";

import { useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { Heart } from "lucide-react";
import { toast } from "sonner";
import type { AnySong } from "@/lib/client/found-songs";
import { setLiked } from "@/lib/client/liked";

/** Heart button of a row. */
export function LikeButton({ song, tabIndex }: { song: AnySong; tabIndex: number }) {
  const client = useQueryClient();
  const toggle = () =>
    setLiked({ song, isLiked: !song.isLiked }, { client }).catch((error: Error) =>
      toast.error(song.isLiked ? `${song.title} is still liked` : `${song.title} was not liked`, {
        description: error.message,
      }),
    );
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-label={`Like ${song.title}`}
      aria-pressed={song.isLiked}
      onClick={toggle}
      className={clsx(
        "grid size-10 place-items-center rounded-full hover:bg-raised",
        song.isLiked ? "text-accent-text" : "text-muted hover:text-ink",
      )}
    >
      <Heart className={clsx("size-[18px]", song.isLiked && "fill-current")} aria-hidden />
    </button>
  );
}
