import { z } from "zod";
import { jsonReply, type Reply } from "../http/message";
import type { ControlRequest } from "./control-route";
import { parse } from "./parse";

/** At most ten years: playback is played through, not skipped over. */
const advanceSchema = z.strictObject({
  advanceMs: z
    .number()
    .int()
    .positive()
    .max(10 * 366 * 86_400_000),
});

export function readClock({ world }: ControlRequest): Reply {
  return jsonReply({ now: new Date(world.clock.now()).toISOString(), offsetMs: world.clock.offsetMs() });
}

/** Tokens, quotas and playback all move together. */
export function advanceClock(request: ControlRequest): Reply {
  request.world.clock.advance(parse(advanceSchema, request.body).advanceMs);
  request.world.changed();
  return readClock(request);
}
