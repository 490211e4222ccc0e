import { z } from "zod";
import { jsonReply, type Reply } from "../http/message";
import { invalidateTrackBytes } from "../render/item-bytes";
import { withdraw } from "../world/tracks";
import { ControlError, type ControlRequest } from "./control-route";
import { parseBody } from "./parse";

const trackPatchSchema = z.strictObject({
  playable: z.boolean().optional(),
  /** Only `reset` brings a withdrawn track back. */
  withdrawn: z.literal(true).optional(),
});

/** Changes whether a track can be played, or withdraws it from the catalog. */
export function patchTrack({ world, params, body }: ControlRequest): Reply {
  const { id = "" } = params;
  const { playable, withdrawn } = parseBody(trackPatchSchema, body);
  if (!world.catalog.tracks.has(id)) throw new ControlError(404, `there is no track ${id}`);
  if (playable === true) world.unplayableTrackIds.delete(id);
  if (playable === false) world.unplayableTrackIds.add(id);
  if (withdrawn) withdraw(world, id);
  invalidateTrackBytes(world, id);
  world.saveSoon();
  return jsonReply({
    id,
    playable: !world.unplayableTrackIds.has(id),
    withdrawn: world.withdrawnTrackIds.has(id),
  });
}
