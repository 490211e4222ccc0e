import type { World } from "../world/world";
import { episodeAsTrack, episodeObject } from "./spoken-word";
import { localTrackObject, trackObject } from "./track";

export type ItemOptions = {
  /** `market` was given, so items say whether they can be played there */
  playable: boolean;
  /** what to put for an episode: itself, something track-shaped, or nothing */
  episodes: "full" | "as-track" | "null";
};

const nullBytes = Buffer.from("null");

/** Whatever a playlist position, the queue or the player points at, as JSON. */
export function itemBytes(world: World, uri: string | null, options: ItemOptions): Buffer {
  if (uri === null) return nullBytes;
  const [, kind, id = ""] = uri.split(":");
  if (kind === "track") return trackBytes(world, id, options.playable);
  if (kind === "local") return encode(localTrackObject(uri));
  const episode = kind === "episode" ? world.catalog.episodes.get(id) : undefined;
  if (!episode || options.episodes === "null") return nullBytes;
  return encode(options.episodes === "full" ? episodeObject(world, episode) : episodeAsTrack(world, episode));
}

/**
 * A track as JSON, encoded once: pages of 50 are joined from these, which is what keeps the simulator
 * out of the way of whatever is being measured against it.
 */
export function trackBytes(world: World, id: string, playable: boolean): Buffer {
  return encodedOnce(world, playable ? playableKey(id) : id, () => {
    const track = world.catalog.tracks.get(id);
    if (!track) return null;
    return playable ? { ...trackObject(world, track), ...playability(world, id) } : trackObject(world, track);
  });
}

/** What a reply for a market says besides. */
function playability({ unplayable }: World, id: string) {
  return unplayable.has(id)
    ? { is_playable: false, restrictions: { reason: "market" } }
    : { is_playable: true };
}

/** After something about a track has changed. */
export function forgetTrackBytes(world: World, id: string): void {
  world.encoded.delete(id);
  world.encoded.delete(playableKey(id));
}

function playableKey(id: string): string {
  return `${id} playable`;
}

function encodedOnce(world: World, key: string, make: () => unknown): Buffer {
  const known = world.encoded.get(key);
  if (known) return known;
  const bytes = encode(make());
  world.encoded.set(key, bytes);
  return bytes;
}

function encode(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
