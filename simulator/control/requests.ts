import { jsonReply, type Reply } from "../http/message";
import type { ControlRequest } from "./control-route";

export function listRequests({ world }: ControlRequest): Reply {
  return jsonReply(world.log.list());
}

export function clearRequests({ world }: ControlRequest): Reply {
  world.log.clear();
  return { status: 204 };
}
