import { jsonReply, type Reply } from "../http/message";
import { faultSchema } from "../world/faults";
import type { ControlRequest } from "./control-route";
import { parseBody } from "./parse";

export function listFaults({ world }: ControlRequest): Reply {
  return jsonReply(world.faults);
}

export function addFault({ world, body }: ControlRequest): Reply {
  const fault = parseBody(faultSchema, body);
  world.faults.push(fault);
  return jsonReply(fault, 201);
}

export function clearFaults({ world }: ControlRequest): Reply {
  world.faults.length = 0;
  return { status: 204 };
}
