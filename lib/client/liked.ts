import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type AnySong, patchCachedSongs } from "./found-songs";
import { keys } from "./keys";
import type { MutationContext } from "./mutation";
import { api, unwrap } from "./request";
import { type ListView, pageOfView } from "./song-lists";

/** One page of the liked songs by page number, so that a long list can open at any position. */
export const likedSongsQuery = (view: ListView, page: number) =>
  queryOptions({
    queryKey: keys.likedSongsPage(view, page),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/me/liked", { params: { query: pageOfView(view, page) }, signal })),
    staleTime: 60_000,
    // Another tab or device may have changed the list.
    refetchOnWindowFocus: "always",
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

/** Refreshes the lists that a like changes. */
function refreshLikedSongs(client: QueryClient) {
  for (const queryKey of [keys.likedSongs, keys.librarySongs, keys.shuffles])
    client.invalidateQueries({ queryKey });
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
  refreshLikedSongs(client);
}

/** The maximum number of songs that one request likes. */
const maxSongs = 1000;

/** Likes or unlikes several songs: one call to Spotify for each forty songs of the library, and one for each other song. */
export async function setAllLiked(
  { songs, isLiked }: { songs: AnySong[]; isLiked: boolean },
  context: MutationContext,
): Promise<void> {
  const changed = songs.filter(song => song.isLiked !== isLiked);
  const songIds = [...new Set(changed.flatMap(({ id }) => id ?? []))];
  const uris = changed.map(({ uri }) => uri);
  patchCachedSongs(context.client, uris, () => ({ isLiked }));
  try {
    for (let start = 0; start < songIds.length; start += maxSongs) {
      const body = { songIds: songIds.slice(start, start + maxSongs) };
      await unwrap(isLiked ? api.POST("/me/liked", { body }) : api.POST("/me/liked/remove", { body }));
    }
    for (const song of changed) if (!song.id) await setLiked({ song, isLiked }, context);
  } catch (error) {
    patchCachedSongs(context.client, uris, () => ({ isLiked: !isLiked }));
    // Some of them may be changed.
    context.client.invalidateQueries({ queryKey: keys.library });
    throw error;
  } finally {
    refreshLikedSongs(context.client);
  }
}
