"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { changeSpread } from "@/lib/client/shuffle";
import type { ShuffleSession, Spread } from "@/lib/schemas/shuffle";
import { usePlayer } from "../player/state/player-context";
import { toast } from "../ui/status/toast";
import { toastProblem } from "../ui/status/toast-problem";

const choices = ["even", "balanced", "loose"] as const satisfies Spread[];

/** Chooses how far an artist's tracks are kept apart. A change reorders the rest of the set. */
export function SpreadChoice({ session }: { session: ShuffleSession }) {
  const player = usePlayer();
  const t = useTranslations("shuffle.spread");
  // Optimistic: `change.variables` would only be set a render later.
  const [requested, setRequested] = useState<Spread>();
  const change = useMutation({
    // Quick changes are sent one after the other, in order.
    scope: { id: `spread of ${session.id}` },
    mutationFn: changeSpread,
    onSuccess: ({ isPlaying }) => {
      if (!isPlaying) return;
      toast(t("changed.title"), {
        description: t("changed.text"),
        action: { label: t("changed.skip"), onClick: () => player.next() },
      });
    },
    onError: error => toastProblem(t("notChanged"), error),
    onSettled: (_data, _error, { spread }) =>
      setRequested(current => (current === spread ? undefined : current)),
  });
  const selected = requested ?? session.spread;
  return (
    <fieldset className="grid content-start gap-2" aria-busy={requested !== undefined}>
      <legend className="engraved mb-2 text-muted">{t("title")}</legend>
      <div className="flex flex-wrap gap-2">
        {choices.map(value => (
          <label
            key={value}
            className="flex min-h-10 cursor-pointer items-center gap-2 rounded-md border border-line bg-raised px-3 font-medium text-sm has-checked:border-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={`spread of ${session.id}`}
              className="accent-accent outline-none"
              checked={value === selected}
              onChange={() => {
                setRequested(value);
                change.mutate({ id: session.id, spread: value });
              }}
            />
            {t(`choices.${value}.name`)}
          </label>
        ))}
      </div>
      <p className="text-pretty text-muted text-sm" role="status">
        {t(`choices.${selected}.text`)}
      </p>
    </fieldset>
  );
}
