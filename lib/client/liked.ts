import { type AnySong, patchCachedSongs } from "./found-songs";
import { keys } from "./keys";
import { listQuery } from "./list-query";
import type { MutationContext } from "./mutation";
import { api, unwrap } from "./request";

export const likedSongsQuery = () =>
  listQuery({
    queryKey: keys.likedSongs,
    limit: 100,
    getPage: (query, signal) => unwrap(api.GET("/me/liked", { params: { query }, signal })),
    staleTime: 30_000,
  });

/** Likes or unlikes a song in Tonearm and on Spotify. Optimistic: the change shows at once and is rolled back after an error. */
export async function setLiked(
  { song, isLiked }: { song: AnySong; isLiked: boolean },
  { client }: MutationContext,
): Promise<void> {
  patchCachedSongs(client, [song.uri], () => ({ isLiked }));
  try {
    if (song.id) {
      const params = { path: { id: song.id } };
      await unwrap(
        isLiked ? api.POST("/me/liked/{id}", { params }) : api.DELETE("/me/liked/{id}", { params }),
      );
    } else {
      const params = { path: { id: song.spotifyId ?? "" } };
      const { songId } = await unwrap(api.POST("/tracks/{id}/like", { params }));
      patchCachedSongs(client, [song.uri], () => ({ id: songId }));
    }
  } catch (error) {
    patchCachedSongs(client, [song.uri], () => ({ isLiked: !isLiked }));
    throw error;
  }
  client.invalidateQueries({ queryKey: keys.likedSongs });
  client.invalidateQueries({ queryKey: keys.shuffles });
}
