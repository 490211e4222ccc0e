import { z } from "zod";
import { jsonReply, type Reply } from "../http/message";
import { type Fault, faultSchema } from "../world/faults";
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

const removalSchema = z.strictObject({ clientId: z.string() });

/** Removes all faults, or only those for one app, and ends their delays. */
export function clearFaults({ world, body }: ControlRequest): Reply {
  const removal = body === undefined ? null : parseBody(removalSchema, body);
  const isRemoved = ({ match }: Fault) => !removal || match.clientId === removal.clientId;
  world.faults = world.faults.filter(fault => !isRemoved(fault));
  world.delayed.end(isRemoved);
  return { status: 204 };
}
