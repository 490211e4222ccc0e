<<<<<<< HEAD
import { queryOptions } from "@tanstack/react-query";
import { ApiProblem, answered, api } from "./request";
=======
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { pageOf } from "@/lib/api/schemas/common";
import {
  type NewShuffle,
  type ShuffleSource,
  type Spread,
  shuffleSession,
  shuffleUpcoming,
} from "@/lib/api/schemas/shuffle";
import { command, query, request } from "./request";
>>>>>>> 6ccae5d (wip)

const shuffles = "shuffles";

/** The person's shuffle sessions. */
export const shufflesQuery = () =>
  queryOptions({
<<<<<<< HEAD
    queryKey: ["shuffle", playlistId],
    queryFn: async ({ signal }) => {
      try {
        return await answered(
          api.GET("/playlists/{id}/shuffle", { params: { path: { id: playlistId } }, signal }),
        );
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }
    },
    staleTime: 15_000,
  });

export const startShuffleAnew = (playlistId: string) =>
  answered(api.POST("/playlists/{id}/shuffle", { params: { path: { id: playlistId } }, body: {} }));
=======
    queryKey: [shuffles],
    queryFn: async ({ signal }) =>
      (await request("GET", `/shuffles${query({ limit: 100 })}`, pageOf(shuffleSession), { signal })).items,
    staleTime: 15_000,
  });

export const shuffleQuery = (id: string) =>
  queryOptions({
    queryKey: [shuffles, id],
    queryFn: ({ signal }) => request("GET", `/shuffles/${id}`, shuffleSession, { signal }),
    staleTime: 15_000,
  });

/** What comes next. */
export const upcomingQuery = (id: string) =>
  queryOptions({
    queryKey: [shuffles, id, "upcoming"],
    queryFn: async ({ signal }) =>
      (await request("GET", `/shuffles/${id}/upcoming${query({ limit: 10 })}`, shuffleUpcoming, { signal }))
        .items,
    staleTime: 15_000,
  });

function bodyOf(source: ShuffleSource): NewShuffle {
  if (source.kind === "likedSongs") return { likedSongs: true };
  const { kind: _, ...named } = source;
  return named;
}

export const shuffleCommands = {
  /** Begins anew, also where a session was begun before. */
  start: (source: ShuffleSource) => request("POST", "/shuffles", shuffleSession, { body: bodyOf(source) }),
  /** Deals the rest of the set once more. */
  spread: (id: string, spread: Spread) =>
    request("PATCH", `/shuffles/${id}`, shuffleSession, { body: { spread } }),
  remove: (id: string) => command("DELETE", `/shuffles/${id}`),
};

export const refreshShuffles = (client: QueryClient) => client.invalidateQueries({ queryKey: [shuffles] });
>>>>>>> 6ccae5d (wip)
