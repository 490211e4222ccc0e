"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { changeSpread } from "@/lib/client/shuffle";
import type { ShuffleSession, Spread } from "@/lib/schemas/shuffle";
import { usePlayer } from "../player/player-context";

const choices: { value: Spread; name: string; text: string }[] = [
  { value: "even", name: "Even", text: "As far apart as can be; who comes next is easier to guess." },
  { value: "balanced", name: "Balanced", text: "Well apart, and hard to foresee." },
  { value: "loose", name: "Loose", text: "Nearer to chance." },
];

/** Chooses how far an artist's tracks are kept apart. A change reorders the rest of the set. */
export function SpreadChoice({ session }: { session: ShuffleSession }) {
  const player = usePlayer();
  // Optimistic: `change.variables` would only be set a render later.
  const [requested, setRequested] = useState<Spread>();
  const change = useMutation({
    // Quick changes are sent one after the other, in order.
    scope: { id: `spread of ${session.id}` },
    mutationFn: changeSpread,
    onSuccess: ({ isPlaying }) => {
      if (!isPlaying) return;
      toast("The rest of this set is dealt anew", {
        description: "Spotify still has the old order. The new one begins when you skip.",
        action: { label: "Skip now", onClick: () => player.next() },
      });
    },
    onError: error => toast.error("The spread was not changed", { description: error.message }),
    onSettled: (_data, _error, { spread }) =>
      setRequested(current => (current === spread ? undefined : current)),
  });
  const selected = requested ?? session.spread;
  return (
    <fieldset className="grid content-start gap-2" aria-busy={requested !== undefined}>
      <legend className="engraved mb-2 text-muted">Keep an artist's tracks apart</legend>
      <div className="flex flex-wrap gap-2">
        {choices.map(({ value, name }) => (
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
            {name}
          </label>
        ))}
      </div>
      <p className="text-pretty text-muted text-sm" role="status">
        {choices.find(({ value }) => value === selected)?.text}
      </p>
    </fieldset>
  );
}
