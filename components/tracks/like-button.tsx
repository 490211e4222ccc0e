"use client";

import { useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { Heart } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AnySong } from "@/lib/client/found-songs";
import { setLiked } from "@/lib/client/liked";
import { toastProblem } from "../ui/status/toast-problem";
import { useUndo } from "../undo/use-undo";

type LikeButtonProps = {
  song: AnySong;
  tabIndex: number;
  /** Lets a key press the button. */
  "data-shortcut"?: string;
};

/** Heart button of a row. */
export function LikeButton({ song, tabIndex, ...rest }: LikeButtonProps) {
  const t = useTranslations("tracks.like");
  const client = useQueryClient();
  const offerUndo = useUndo();
  const { title } = song;
  const toggle = () => {
    const work = setLiked({ song, isLiked: !song.isLiked }, { client });
    if (song.isLiked)
      offerUndo({
        done: t("unliked", { title }),
        work,
        undo: () => setLiked({ song, isLiked: true }, { client }),
        failure: t("notLiked", { title }),
      });
    work.catch((error: Error) => toastProblem(t(song.isLiked ? "stillLiked" : "notLiked", { title }), error));
  };
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-label={t("label", { title: song.title })}
      aria-pressed={song.isLiked}
      {...rest}
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
