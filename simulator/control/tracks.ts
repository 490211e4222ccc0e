import { z } from "zod";
import { jsonReply, type Reply } from "../http/message";
import { forgetTrackBytes } from "../render/item-bytes";
import { withdraw } from "../world/tracks";
import { ControlError, type ControlRequest } from "./control-route";
import { parse } from "./parse";

const trackPatchSchema = z.strictObject({
  playable: z.boolean().optional(),
  /** There is no way back, as at Spotify, but for a reset. */
  withdrawn: z.literal(true).optional(),
});

/** What becomes of a track over the years: its label forbids it somewhere, or takes it back. */
export function patchTrack({ world, params, body }: ControlRequest): Reply {
  const { id = "" } = params;
  const { playable, withdrawn } = parse(trackPatchSchema, body);
  if (!world.catalog.tracks.has(id)) throw new ControlError(404, `there is no track ${id}`);
  if (playable === true) world.unplayable.delete(id);
  if (playable === false) world.unplayable.add(id);
  if (withdrawn) withdraw(world, id);
  forgetTrackBytes(world, id);
  world.changed();
  return jsonReply({ id, playable: !world.unplayable.has(id), withdrawn: world.withdrawn.has(id) });
}
