import { z } from "zod";
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

const removalSchema = z.strictObject({ clientId: z.string() });

/** Removes all faults, or only those for one app. */
export function clearFaults({ world, body }: ControlRequest): Reply {
  const removal = body === undefined ? null : parseBody(removalSchema, body);
  world.faults = removal ? world.faults.filter(({ match }) => match.clientId !== removal.clientId) : [];
  return { status: 204 };
}
