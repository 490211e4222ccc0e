import type { QueryClient } from "@tanstack/react-query";
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

/** The ids of songs that this tab added to the library by a like: a list on the screen may not know them yet. */
const newSongIds = new Map<string, Promise<string | null>>();

async function likeNewSong({ uri, spotifyId }: AnySong, client: QueryClient): Promise<void> {
  const params = { path: { id: spotifyId ?? "" } };
  const liking = unwrap(api.POST("/tracks/{id}/like", { params })).then(({ songId }) => songId);
  newSongIds.set(
    uri,
    liking.catch(() => null),
  );
  const id = await liking;
  patchCachedSongs(client, [uri], () => ({ id }));
}

/** Likes or unlikes a song in Tonearm and on Spotify. Optimistic: the change shows at once and is rolled back after an error. */
export async function setLiked(
  { song, isLiked }: { song: AnySong; isLiked: boolean },
  { client }: MutationContext,
): Promise<void> {
  patchCachedSongs(client, [song.uri], () => ({ isLiked }));
  try {
    const id = song.id ?? (isLiked ? null : await newSongIds.get(song.uri));
    if (id) {
      const params = { path: { id } };
      await unwrap(
        isLiked ? api.POST("/me/liked/{id}", { params }) : api.DELETE("/me/liked/{id}", { params }),
      );
    } else if (isLiked) await likeNewSong(song, client);
  } catch (error) {
    patchCachedSongs(client, [song.uri], () => ({ isLiked: !isLiked }));
    throw error;
  }
  client.invalidateQueries({ queryKey: keys.likedSongs });
  client.invalidateQueries({ queryKey: keys.shuffles });
}
