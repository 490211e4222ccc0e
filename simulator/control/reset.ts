import type { Reply } from "../http/message";
import { initialState } from "../world/initial-state";
import type { ControlRequest } from "./control-route";

/** Restores the initial state, except for the clock. */
export function reset({ world }: ControlRequest): Reply {
  Object.assign(world, initialState(world.catalog));
  world.log.clear();
  world.encodedTracks.clear();
  world.saveSoon();
  return { status: 204 };
}
