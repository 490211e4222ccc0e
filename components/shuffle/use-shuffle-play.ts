"use client";

import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ApiProblem } from "@/lib/client/request";
import { shuffleOfQuery, startShuffle } from "@/lib/client/shuffle";
import type { ShuffleSession, ShuffleSource } from "@/lib/schemas/shuffle";
import { usePlayer } from "../player/state/player-context";
import { useProblemExplanation } from "../player/state/use-explanation";
import { toastProblem } from "../ui/status/toast-problem";

async function continueOrStart(client: QueryClient, source: ShuffleSource): Promise<ShuffleSession> {
  const existing = await client.fetchQuery(shuffleOfQuery(source));
  return existing && !existing.endedReason ? existing : startShuffle(source, { client });
}

/** Plays the shuffle of a source: continues its session or starts one. */
export function useShufflePlay() {
  const client = useQueryClient();
  const { play } = usePlayer();
  const t = useTranslations("player");
  const explain = useProblemExplanation();
  return useMutation({
    mutationFn: async (source: ShuffleSource) => {
      const { id } = await continueOrStart(client, source);
      await play({ shuffleId: id });
      return id;
    },
    onError: error => {
      const { title, detail } =
        error instanceof ApiProblem ? explain(error) : { title: t("failed"), detail: error.message };
      toastProblem(title, error, { detail });
    },
  });
}
