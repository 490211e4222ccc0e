import { queryOptions } from "@tanstack/react-query";
import { shuffleSession } from "@/lib/api/schemas/shuffle";
import { ApiProblem, request } from "./request";

/** The shuffle session of a playlist; null when none was started. */
export const shuffleQuery = (playlistId: string) =>
  queryOptions({
    queryKey: ["shuffle", playlistId],
    queryFn: async ({ signal }) => {
      try {
        return await request("GET", `/playlists/${playlistId}/shuffle`, shuffleSession, { signal });
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }
    },
    staleTime: 15_000,
  });

export const startShuffleAnew = (playlistId: string) =>
  request("POST", `/playlists/${playlistId}/shuffle`, shuffleSession, { body: {} });
