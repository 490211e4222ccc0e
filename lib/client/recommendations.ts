import { queryOptions } from "@tanstack/react-query";
import type { RecommendationKind, Recommendations } from "@/lib/schemas/recommendations";
import { keys } from "./keys";
import type { MutationContext } from "./mutation";
import { api, unwrap } from "./request";

export type RecommendationChoice = { kind: RecommendationKind; seed?: string | undefined };

/** Songs to play next. The list is short enough to be loaded whole. */
export const recommendationsQuery = ({ kind, seed }: RecommendationChoice) =>
  queryOptions({
    queryKey: keys.recommendationsOf({ kind, seed }),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/me/recommendations", { params: { query: { kind, seed } }, signal })),
    staleTime: 10 * 60_000,
  });

/** Recommends songs no longer. Optimistic: they leave every list at once, and the lists are loaded again after an error. */
export async function dismissSongs(songIds: string[], { client }: MutationContext): Promise<void> {
  const dismissed = new Set(songIds);
  client.setQueriesData<Recommendations>({ queryKey: keys.recommendations }, data => {
    if (!data) return data;
    const items = data.items.filter(({ song }) => !dismissed.has(song.id));
    return { ...data, items, dismissed: data.dismissed + dismissed.size };
  });
  try {
    await unwrap(api.POST("/me/recommendations/dismissals", { body: { songIds } }));
  } catch (error) {
    await client.invalidateQueries({ queryKey: keys.recommendations });
    throw error;
  }
}

export async function takeBackDismissals(songIds: string[], { client }: MutationContext): Promise<void> {
  await unwrap(api.POST("/me/recommendations/dismissals/remove", { body: { songIds } }));
  await client.invalidateQueries({ queryKey: keys.recommendations });
}

/** Recommends all dismissed songs again. */
export async function clearDismissals(_: undefined, { client }: MutationContext): Promise<void> {
  await unwrap(api.DELETE("/me/recommendations/dismissals"));
  await client.invalidateQueries({ queryKey: keys.recommendations });
}
