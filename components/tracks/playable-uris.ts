import type { AnySong } from "@/lib/client/found-songs";
import { maxPlayUris } from "@/lib/schemas/player";

/** Returns the URIs of the playable songs from an index on, as many as one play request takes. */
export const playableUris = (songs: AnySong[], from = 0) =>
  songs
    .slice(from)
    .filter(({ isPlayable, isLocal }) => isPlayable && !isLocal)
    .slice(0, maxPlayUris)
    .map(({ uri }) => uri);
