import type { AnySong } from "@/lib/client/found-songs";
import { maxPlayUris } from "@/lib/schemas/player";

/** Returns the URIs of the playable songs from `startIndex` on, at most as many as one play request takes. */
export const playableUris = (songs: AnySong[], startIndex = 0) =>
  songs
    .slice(startIndex)
    .filter(({ isPlayable, isLocal }) => isPlayable && !isLocal)
    .slice(0, maxPlayUris)
    .map(({ uri }) => uri);
