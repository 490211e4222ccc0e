import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { NewShuffle, ShuffleSource, Spread } from "@/lib/schemas/shuffle";
import { answered, api } from "./request";

const shuffles = "shuffles";

const path = (id: string) => ({ path: { id } });

/** As many as the screen Music offers to go on with. */
export const recently = 6;

/** The shuffle sessions that were begun last. They move on with the music: what was read a moment ago may be over. */
export const recentShufflesQuery = () =>
  queryOptions({
    queryKey: [shuffles, "recent"],
    queryFn: async ({ signal }) =>
      (await answered(api.GET("/shuffles", { params: { query: { limit: recently } }, signal }))).items,
  });

/** The session of something; null when none was begun. */
export const shuffleOfQuery = (source: ShuffleSource) =>
  queryOptions({
    queryKey: [shuffles, "of", source],
    queryFn: async ({ signal }) => {
      const query = { source: JSON.stringify(source) };
      return (await answered(api.GET("/shuffles", { params: { query }, signal }))).items[0] ?? null;
    },
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
