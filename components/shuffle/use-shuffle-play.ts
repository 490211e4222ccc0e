"use client";

import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { ApiProblem } from "@/lib/client/request";
import { shuffleOfQuery, startShuffle } from "@/lib/client/shuffle";
import type { ShuffleSession, ShuffleSource } from "@/lib/schemas/shuffle";
import { explainPlayerProblem } from "../player/explain-player-problem";
import { usePlayer } from "../player/player-context";

async function continueOrStart(client: QueryClient, source: ShuffleSource): Promise<ShuffleSession> {
  const existing = await client.fetchQuery(shuffleOfQuery(source));
  return existing && !existing.endedReason ? existing : startShuffle(source, { client });
}

/** Plays the shuffle of a source: continues its session or starts one. */
export function useShufflePlay() {
  const client = useQueryClient();
  const { play } = usePlayer();
  return useMutation({
    mutationFn: async (source: ShuffleSource) => {
      const { id } = await continueOrStart(client, source);
      await play({ shuffleId: id });
      return id;
    },
    onError: error => {
      const { title, detail } =
        error instanceof ApiProblem
          ? explainPlayerProblem(error)
          : { title: "That did not work", detail: error.message };
      toast.error(title, { description: detail, duration: 10_000 });
    },
  });
}
