import type { AnySong } from "@/lib/client/found-songs";

/** Spotify takes at most this many tracks in one go. */
const mostAtOnce = 100;

/** What of these songs, from one on, Spotify can be told to play. */
export const playableUris = (songs: AnySong[], from = 0) =>
  songs
    .slice(from)
    .filter(({ isPlayable, isLocal }) => isPlayable && !isLocal)
    .slice(0, mostAtOnce)
    .map(({ uri }) => uri);
