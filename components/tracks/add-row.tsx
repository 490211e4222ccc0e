"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MutationContext } from "@/lib/client/mutation";
import { Cover } from "../ui/artwork/cover";
import { Button } from "../ui/controls/button";
import { toastProblem } from "../ui/status/toast-problem";

type AddRowProps = {
  imageUrl: string | null;
  coverName: string;
  title: string;
  detail: string;
  labels: { add: string; addAgain: string; failure: string };
  add: (context: MutationContext) => Promise<unknown>;
};

/** Row with an Add button: a song to add to a playlist, or a playlist to add songs to. */
export function AddRow({ imageUrl, coverName, title, detail, labels, add }: AddRowProps) {
  const t = useTranslations("tracks");
  const client = useQueryClient();
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: () => add({ client }),
    onError: error => toastProblem(labels.failure, error),
  });
  return (
    <li className="flex items-center gap-3 py-1.5">
      <Cover src={imageUrl} name={coverName} className="size-11 rounded-sm" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium leading-5">{title}</p>
        <p className="truncate text-muted text-sm leading-5 tabular-nums">{detail}</p>
      </div>
      <Button
        variant={isSuccess ? "ghost" : "solid"}
        aria-label={isSuccess ? labels.addAgain : labels.add}
        busy={isPending}
        onClick={() => mutate()}
      >
        {isSuccess ? <Check aria-hidden /> : !isPending && <Plus aria-hidden />}
        {isSuccess ? t("added") : t("add")}
      </Button>
    </li>
  );
}
