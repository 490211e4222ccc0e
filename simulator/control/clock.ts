import { z } from "zod";
import { jsonReply, type Reply } from "../http/message";
import type { ControlRequest } from "./control-route";
import { parseBody } from "./parse";

/** Accepts at most ten years, because playback is computed song by song. */
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

/** Moves the clock of tokens, quotas and playback. */
export function advanceClock(request: ControlRequest): Reply {
  request.world.clock.advance(parseBody(advanceSchema, request.body).advanceMs);
  request.world.saveSoon();
  return readClock(request);
}
