import { z } from "zod";
import { ApiError } from "../api/http/api-error";
import type { PlayerRequest } from "../api/player/player-command";
import { playerCommands } from "../api/player/player-commands";
import type { Reply } from "../http/message";
import { ControlError, type ControlRequest } from "./control-route";
import { parseBody, requireUser } from "./parse";

const commandSchema = z.strictObject({
  /** Such as `POST /me/player/queue?uri=…`. */
  command: z.string(),
  body: z.record(z.string(), z.unknown()).optional(),
});

/** Carries out a player command as if it came from Spotify's own app or a headset: it is not logged and not limited. */
export function commandPlayer({ world, params, body }: ControlRequest): Reply {
  const user = requireUser(world, params.userId);
  const { command, body: commandBody } = parseBody(commandSchema, body);
  const [endpoint = "", query] = command.split("?");
  const perform = Object.entries<(request: PlayerRequest) => Reply>(playerCommands).find(
    ([name]) => name === endpoint,
  )?.[1];
  if (!perform) throw new ControlError(400, `command: there is no player command ${endpoint}`);
  try {
    return perform({
      world,
      user,
      query: new URLSearchParams(query),
      body: Buffer.from(commandBody ? JSON.stringify(commandBody) : ""),
    });
  } catch (error) {
    if (error instanceof ApiError) return error.toReply();
    throw error;
  }
}
