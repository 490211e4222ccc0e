import { queryOptions } from "@tanstack/react-query";
import type { Dismissed, RecommendationKind, Recommendations } from "@/lib/schemas/recommendations";
import { keys } from "./keys";
import { listQuery } from "./list-query";
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

/** Songs and artists that are not recommended, the last dismissed first. */
export const dismissalsQuery = () =>
  listQuery({
    queryKey: keys.dismissals,
    limit: 50,
    getPage: (query, signal) =>
      unwrap(api.GET("/me/recommendations/dismissals", { params: { query }, signal })),
  });

/**
 * Recommends songs, or songs of artists, no longer. Optimistic: they leave every list at once, and the lists are loaded again after an
 * error.
 */
export async function dismiss({ songIds, artists }: Dismissed, { client }: MutationContext): Promise<void> {
  const ids = new Set(songIds);
  const names = new Set(artists.map(name => name.toLowerCase()));
  client.setQueriesData<Recommendations>({ queryKey: keys.recommendationLists }, data => {
    if (!data) return data;
    const items = data.items.filter(
      ({ song }) => !ids.has(song.id) && !song.artists.some(({ name }) => names.has(name.toLowerCase())),
    );
    return {
      ...data,
      items,
      dismissed: data.dismissed + ids.size,
      dismissedArtists: data.dismissedArtists + names.size,
    };
  });
  try {
    await unwrap(api.POST("/me/recommendations/dismissals", { body: { songIds, artists } }));
    await client.invalidateQueries({ queryKey: keys.dismissals });
  } catch (error) {
    await client.invalidateQueries({ queryKey: keys.recommendations });
    throw error;
  }
}

export async function takeBackDismissals(dismissed: Dismissed, { client }: MutationContext): Promise<void> {
  await unwrap(api.POST("/me/recommendations/dismissals/remove", { body: dismissed }));
  await client.invalidateQueries({ queryKey: keys.recommendations });
}

/** Recommends all dismissed songs and artists again. */
export async function clearDismissals(_: undefined, { client }: MutationContext): Promise<void> {
  await unwrap(api.DELETE("/me/recommendations/dismissals"));
  await client.invalidateQueries({ queryKey: keys.recommendations });
}
