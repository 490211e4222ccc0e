import type { Reply } from "../http/message";
import { initialState } from "../world/initial-state";
import type { ControlRequest } from "./control-route";

/** Back to the start: tokens, edits, players, faults and settings are gone. The clock stays where it is. */
export function reset({ world }: ControlRequest): Reply {
  Object.assign(world, initialState(world.catalog));
  world.log.clear();
  world.encoded.clear();
  world.changed();
  return { status: 204 };
}
