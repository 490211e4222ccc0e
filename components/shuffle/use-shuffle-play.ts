"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { ApiProblem } from "@/lib/api/client/request";
import { shuffleCommands, shuffleOfQuery } from "@/lib/api/client/shuffle";
import type { ShuffleSource } from "@/lib/api/schemas/shuffle";
import { explainPlayerProblem } from "../player/explain-player-problem";
import { usePlayer } from "../player/player-context";

/** Shuffle play of anything: goes on where its session stopped, or begins one. */
export function useShufflePlay() {
  const client = useQueryClient();
  const { play } = usePlayer();
  return useMutation({
    mutationFn: async (source: ShuffleSource) => {
      const begun = await client.fetchQuery(shuffleOfQuery(source));
      const { id } = begun && !begun.endedReason ? begun : await shuffleCommands.start(source);
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
