import type { World } from "../world/world";
import { trackObject } from "./track";

/**
 * A track as JSON text, made once: pages of 50 are joined from these, which is what lets the
 * simulator stay out of the way of whatever is being measured against it.
 */
export function trackText(world: World, id: string, playable: boolean): string {
  let text = world.trackTexts.get(id);
  if (text === undefined) {
    const track = world.catalog.tracks.get(id);
    text = track ? JSON.stringify(trackObject(world, track)) : "null";
    world.trackTexts.set(id, text);
  }
  return playable && text !== "null" ? `${text.slice(0, -1)},"is_playable":true}` : text;
}
