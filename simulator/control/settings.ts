import { jsonReply, type Reply } from "../http/message";
import { settingsPatchSchema } from "../world/settings";
import { noUsage } from "../world/usage";
import type { ControlRequest } from "./control-route";
import { parse } from "./parse";

export function readSettings({ world }: ControlRequest): Reply {
  return jsonReply(world.settings);
}

/** Keys that are not named stay. A new limit starts counting from zero, with no lock left over. */
export function patchSettings({ world, body }: ControlRequest): Reply {
  const patch = parse(settingsPatchSchema, body);
  Object.assign(world.settings, patch);
  if (patch.rateLimit || patch.quota) world.usage = noUsage();
  return jsonReply(world.settings);
}
