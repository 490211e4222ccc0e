import type { World } from "../world/world";
import { episodeAsTrack, episodeObject } from "./spoken-word";
import { localTrackObject, trackObject } from "./track";

export type ItemOptions = {
  /** True when the request names a market; then items say whether they are playable. */
  playable: boolean;
  /** The form of an episode: itself, the keys of a track, or null. */
  episodes: "full" | "as-track" | "null";
};

const nullBytes = Buffer.from("null");

/** Encodes the item of a playlist position, the queue or the player. */
export function itemBytes(world: World, uri: string | null, options: ItemOptions): Buffer {
  if (uri === null) return nullBytes;
  const [, kind, id = ""] = uri.split(":");
  if (kind === "track") return trackBytes(world, id, options.playable);
  if (kind === "local") return encode(localTrackObject(uri));
  const episode = kind === "episode" ? world.catalog.episodes.get(id) : undefined;
  if (!episode || options.episodes === "null") return nullBytes;
  return encode(options.episodes === "full" ? episodeObject(world, episode) : episodeAsTrack(world, episode));
}

/** Encodes a track once. Pages are joined from cached tracks to keep the simulator fast in benchmarks. */
export function trackBytes(world: World, id: string, playable: boolean): Buffer {
  return encodeCached(world, playable ? playableKey(id) : id, () => {
    const track = world.catalog.tracks.get(id);
    if (!track) return null;
    return playable
      ? { ...trackObject(world, track), ...playabilityFields(world, id) }
      : trackObject(world, track);
  });
}

/** The additional keys of a reply for a market. */
function playabilityFields({ unplayableTrackIds }: World, id: string) {
  return unplayableTrackIds.has(id)
    ? { is_playable: false, restrictions: { reason: "market" } }
    : { is_playable: true };
}

/** Drops the cached JSON of a track that has changed. */
export function invalidateTrackBytes(world: World, id: string): void {
  world.encodedTracks.delete(id);
  world.encodedTracks.delete(playableKey(id));
}

function playableKey(id: string): string {
  return `${id} playable`;
}

function encodeCached(world: World, key: string, createValue: () => unknown): Buffer {
  const cached = world.encodedTracks.get(key);
  if (cached) return cached;
  const bytes = encode(createValue());
  world.encodedTracks.set(key, bytes);
  return bytes;
}

function encode(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
