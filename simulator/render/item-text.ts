import type { World } from "../world/world";
import { episodeAsTrack, episodeObject } from "./spoken-word";
import { localTrackObject } from "./track";
import { trackText } from "./track-text";

export interface ItemOptions {
  /** `market` was given, so items say whether they can be played there */
  playable: boolean;
  /** what to put for an episode: itself, something track-shaped, or nothing */
  episodes: "full" | "as-track" | "null";
}

/** Whatever a playlist position, the queue or the player points at, as JSON text. */
export function itemText(world: World, uri: string | null, options: ItemOptions): string {
  if (uri === null) return "null";
  const [, kind, id = ""] = uri.split(":");
  if (kind === "track") return trackText(world, id, options.playable);
  if (kind === "local") return JSON.stringify(localTrackObject(uri));
  const episode = kind === "episode" ? world.catalog.episodes.get(id) : undefined;
  if (!episode || options.episodes === "null") return "null";
  const shape = options.episodes === "full" ? episodeObject : episodeAsTrack;
  return JSON.stringify(shape(world, episode));
}
