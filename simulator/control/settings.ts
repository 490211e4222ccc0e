import { jsonReply, type Reply } from "../http/message";
import { settingsPatchSchema } from "../world/settings";
import { createUsage } from "../world/usage";
import type { ControlRequest } from "./control-route";
import { parseBody } from "./parse";

export function readSettings({ world }: ControlRequest): Reply {
  return jsonReply(world.settings);
}

/** Changes the given settings. A new limit starts counting from zero, and earlier refusals no longer count. */
export function patchSettings({ world, body }: ControlRequest): Reply {
  const patch = parseBody(settingsPatchSchema, body);
  Object.assign(world.settings, patch);
  if (patch.rateLimit || patch.quota) world.usage = createUsage();
  return jsonReply(world.settings);
}
