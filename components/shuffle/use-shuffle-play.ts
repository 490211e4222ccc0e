"use client";

import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { ApiProblem } from "@/lib/client/request";
import { shuffleCommands, shuffleOfQuery } from "@/lib/client/shuffle";
import type { ShuffleSession, ShuffleSource } from "@/lib/schemas/shuffle";
import { explainPlayerProblem } from "../player/explain-player-problem";
import { usePlayer } from "../player/player-context";

async function goOn(client: QueryClient, source: ShuffleSource): Promise<ShuffleSession> {
  const query = shuffleOfQuery(source);
  const known = await client.fetchQuery(query);
  if (known && !known.endedReason) return known;
  const begun = await shuffleCommands.start(source);
  // It is there even where Spotify does not play it.
  client.setQueryData(query.queryKey, begun);
  return begun;
}

/** Shuffle play of anything: goes on where its session stopped, or begins one. */
export function useShufflePlay() {
  const client = useQueryClient();
  const { play } = usePlayer();
  return useMutation({
    mutationFn: async (source: ShuffleSource) => {
      const { id } = await goOn(client, source);
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
