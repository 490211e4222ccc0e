import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { NewShuffle, ShuffleSource, Spread } from "@/lib/api/schemas/shuffle";
import { answered, api } from "./request";

const shuffles = "shuffles";

const path = (id: string) => ({ path: { id } });

/** The person's shuffle sessions. They move on with the music: what was read a moment ago may be over. */
export const shufflesQuery = () =>
  queryOptions({
    queryKey: [shuffles],
    queryFn: async ({ signal }) =>
      (await answered(api.GET("/shuffles", { params: { query: { limit: 100 } }, signal }))).items,
  });

export const shuffleQuery = (id: string) =>
  queryOptions({
    queryKey: [shuffles, id],
    queryFn: ({ signal }) => answered(api.GET("/shuffles/{id}", { params: path(id), signal })),
  });

/** What comes next. */
export const upcomingQuery = (id: string) =>
  queryOptions({
    queryKey: [shuffles, id, "upcoming"],
    queryFn: async ({ signal }) => {
      const params = { ...path(id), query: { limit: 10 } };
      return (await answered(api.GET("/shuffles/{id}/upcoming", { params, signal }))).items;
    },
  });

function bodyOf(source: ShuffleSource): NewShuffle {
  if (source.kind === "likedSongs") return { likedSongs: true };
  const { kind: _, ...named } = source;
  return named;
}

export const shuffleCommands = {
  /** Begins anew, also where a session was begun before. */
  start: (source: ShuffleSource) => answered(api.POST("/shuffles", { body: bodyOf(source) })),
  /** Deals the rest of the set once more. */
  spread: (id: string, spread: Spread) =>
    answered(api.PATCH("/shuffles/{id}", { params: path(id), body: { spread } })),
  remove: (id: string) => answered(api.DELETE("/shuffles/{id}", { params: path(id) })),
};

export const refreshShuffles = (client: QueryClient) => client.invalidateQueries({ queryKey: [shuffles] });
