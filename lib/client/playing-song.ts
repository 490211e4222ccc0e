import { queryOptions, skipToken } from "@tanstack/react-query";
import type { FoundSong } from "@/lib/schemas/catalog";
import type { PlayerItem } from "@/lib/schemas/player";
import type { AnySong } from "./found-songs";
import { keys } from "./keys";
import { api, unwrap } from "./request";

const trackPrefix = "spotify:track:";

/** Returns the song that plays in the form that lists of songs have. */
export const toSong = (item: PlayerItem): AnySong => ({
  id: null,
  spotifyId: item.uri.startsWith(trackPrefix) ? item.uri.slice(trackPrefix.length) : null,
  uri: item.uri,
  title: item.title,
  durationMs: item.durationMs,
  artists: item.artists.map((name, index) => ({ id: item.artistIds[index] ?? null, name })),
  album: item.album === null ? null : { id: item.albumId, name: item.album },
  imageUrl: item.imageUrl,
  isrc: null,
  isLocal: false,
  isPlayable: true,
});

/** The song that plays, with its like. It is a list of found songs with one entry, so that every heart changes with the others. */
export function playingSongQuery(item: PlayerItem | null) {
  const song = item && toSong(item);
  const id = song?.spotifyId;
  return queryOptions({
    queryKey: keys.playingSong(item?.uri ?? null),
    queryFn:
      song && id
        ? async ({ signal }): Promise<FoundSong> => {
            const { songId, isLiked } = await unwrap(
              api.GET("/tracks/{id}/like", { params: { path: { id } }, signal }),
            );
            return { ...song, id: songId, isLiked, playlists: [] };
          }
        : skipToken,
    staleTime: 60_000,
  });
}
