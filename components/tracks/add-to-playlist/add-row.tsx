"use client";

import { useMutation } from "@tanstack/react-query";
import { Check, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Cover } from "../../ui/artwork/cover";
import { Button } from "../../ui/controls/button";

type AddRowProps = {
  imageUrl: string | null;
  coverName: string;
  title: string;
  detail: string;
  /** True if the playlist has the song already. */
  isIn?: boolean | undefined;
  labels: { add: string; addAgain: string };
  /** Resolves to false if nothing was added. */
  add: () => Promise<boolean>;
};

/** Row with an Add button: a song to add to a playlist, or a playlist to add songs to. */
export function AddRow({ imageUrl, coverName, title, detail, isIn = false, labels, add }: AddRowProps) {
  const t = useTranslations("tracks");
  const { mutate, isPending, data } = useMutation({ mutationFn: add });
  const isAdded = data === true;
  return (
    <li className="flex items-center gap-3 py-1.5">
      <Cover src={imageUrl} name={coverName} className="size-11 rounded-sm" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium leading-5" dir="auto">
          {title}
        </p>
        <p className="flex items-center gap-1.5 text-muted text-sm leading-5 tabular-nums">
          <span className="truncate">{detail}</span>
          {isIn && (
            <span className="flex shrink-0 items-center gap-1 text-accent-text">
              <Check className="size-3.5" aria-hidden />
              {t("alreadyIn")}
            </span>
          )}
        </p>
      </div>
      <Button
        variant={isAdded || isIn ? "ghost" : "solid"}
        aria-label={isAdded ? labels.addAgain : labels.add}
        busy={isPending}
        onClick={() => mutate()}
      >
        {isAdded ? <Check aria-hidden /> : !isPending && <Plus aria-hidden />}
        {isAdded ? t("added") : t("add")}
      </Button>
    </li>
  );
}
