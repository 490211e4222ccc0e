import type { AnySong } from "@/lib/client/found-songs";

/** Returns the URIs of the playable songs from `startIndex` on. */
export const playableUris = (songs: AnySong[], startIndex = 0) =>
  songs
    .slice(startIndex)
    .filter(({ isPlayable, isLocal }) => isPlayable && !isLocal)
    .map(({ uri }) => uri);
