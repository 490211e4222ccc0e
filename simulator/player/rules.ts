import { parseLocalUri } from "../catalog/local-file";
import { isPlayable } from "../world/tracks";
import type { World } from "../world/world";
import { similarSongs } from "./similar-songs";

/** Surroundings of playback besides the player: the catalog, and the listener's settings in Spotify's own app. */
export type PlaybackRules = {
  durationOf(uri: string): number;
  canPlay(uri: string): boolean;
  /** Returns the songs that follow a finished list. */
  songsAfter(items: readonly string[]): string[];
  /** How long before its end a song gives way to the next one of its list. */
  crossfadeMs: number;
};

const adDurationMs = 30_000;

/** Above zero, so that `advance` always ends: every item takes time. */
const minDurationMs = 1000;

export const adUri = "spotify:ad:break";

export function playbackRules(world: World): PlaybackRules {
  const { autoplay, crossfadeMs } = world.settings;
  return {
    durationOf: uri => Math.max(minDurationMs, durationOf(world, uri)),
    canPlay: uri => isPlayable(world, uri),
    songsAfter: items => (autoplay ? similarSongs(world, items) : []),
    crossfadeMs,
  };
}

function durationOf({ catalog }: World, uri: string): number {
  const [, kind, id = ""] = uri.split(":");
  if (kind === "track") return catalog.tracks.get(id)?.durationMs ?? 0;
  if (kind === "episode") return catalog.episodes.get(id)?.durationMs ?? 0;
  if (kind === "local") return parseLocalUri(uri).durationMs;
  return adDurationMs;
}
