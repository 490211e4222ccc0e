import { queryOptions } from "@tanstack/react-query";
import type { NewShuffle, ShuffleSource, Spread } from "@/lib/schemas/shuffle";
import { keys } from "./keys";
import type { MutationContext } from "./mutation";
import { api, unwrap } from "./request";

const byId = (id: string) => ({ path: { id } });

/** The number of sessions that the Music screen offers to continue. */
export const recentShufflesLimit = 6;

/** The newest shuffle sessions. Always refetched, because sessions advance with the music. */
export const recentShufflesQuery = () =>
  queryOptions({
    queryKey: keys.recentShuffles,
    queryFn: async ({ signal }) => {
      const params = { query: { limit: recentShufflesLimit } };
      return (await unwrap(api.GET("/shuffles", { params, signal }))).items;
    },
  });

/** The shuffle session of a source, or null if there is none. */
export const shuffleOfQuery = (source: ShuffleSource) =>
  queryOptions({
    queryKey: keys.shuffleOf(source),
    queryFn: async ({ signal }) => {
      const params = { query: { source: JSON.stringify(source) } };
      return (await unwrap(api.GET("/shuffles", { params, signal }))).items[0] ?? null;
    },
  });

export const shuffleQuery = (id: string) =>
  queryOptions({
    queryKey: keys.shuffle(id),
    queryFn: ({ signal }) => unwrap(api.GET("/shuffles/{id}", { params: byId(id), signal })),
  });

export const upcomingQuery = (id: string) =>
  queryOptions({
    queryKey: keys.upcoming(id),
    queryFn: async ({ signal }) => {
      const params = { ...byId(id), query: { limit: 10 } };
      return (await unwrap(api.GET("/shuffles/{id}/upcoming", { params, signal }))).items;
    },
  });

function bodyOf(source: ShuffleSource): NewShuffle {
  if (source.kind === "likedSongs") return { likedSongs: true };
  const { kind: _, ...rest } = source;
  return rest;
}

/** Starts a new session of a source, even if one exists. */
export async function startShuffle(source: ShuffleSource, { client }: MutationContext) {
  const session = await unwrap(api.POST("/shuffles", { body: bodyOf(source) }));
  // Cached at once, so that the session shows even if Spotify refuses to play it.
  client.setQueryData(shuffleOfQuery(source).queryKey, session);
  client.invalidateQueries({ queryKey: keys.shuffles });
  return session;
}

export async function deleteShuffle(id: string, { client }: MutationContext) {
  await unwrap(api.DELETE("/shuffles/{id}", { params: byId(id) }));
  // The open screen still shows the deleted session: a refetch would get a 404. The next screen fetches.
  client.invalidateQueries({ queryKey: keys.shuffles, refetchType: "none" });
}

/** Changes the spread, which gives the rest of the set a new order. */
export async function changeSpread(
  { id, spread }: { id: string; spread: Spread },
  { client }: MutationContext,
) {
  try {
    return await unwrap(api.PATCH("/shuffles/{id}", { params: byId(id), body: { spread } }));
  } finally {
    await client.invalidateQueries({ queryKey: keys.shuffles });
  }
}
