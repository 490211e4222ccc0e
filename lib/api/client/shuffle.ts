import { queryOptions } from "@tanstack/react-query";
import { ApiProblem, answered, api } from "./request";

/** The shuffle session of a playlist; null when none was started. */
export const shuffleQuery = (playlistId: string) =>
  queryOptions({
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
