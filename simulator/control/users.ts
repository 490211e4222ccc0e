import { z } from "zod";
import { jsonReply, type Reply } from "../http/message";
import { newUser } from "../world/new-user";
import type { User } from "../world/records";
import { isoSeconds } from "../world/time";
import { trackExists } from "../world/tracks";
import type { World } from "../world/world";
import { ControlError, type ControlRequest } from "./control-route";
import { parseBody, requireUser } from "./parse";

const userPatchSchema = z.strictObject({
  displayName: z.string().min(1).optional(),
  premium: z.boolean().optional(),
  allowListed: z.boolean().optional(),
  likedTrackIds: z.array(z.string()).optional(),
});

const newUserSchema = userPatchSchema.extend({
  id: z.string().regex(/^[\w.-]+$/, "may contain only letters, digits and _ . -"),
});

export function createUser({ world, body }: ControlRequest): Reply {
  const { id, ...patch } = parseBody(newUserSchema, body);
  if (world.users.has(id)) throw new ControlError(409, `user ${id} exists already`);
  const user = newUser(id, patch.displayName ?? id);
  applyPatch(world, user, patch);
  world.users.set(id, user);
  world.saveSoon();
  return jsonReply(user, 201);
}

export function patchUser({ world, params, body }: ControlRequest): Reply {
  const user = requireUser(world, params.id);
  applyPatch(world, user, parseBody(userPatchSchema, body));
  world.saveSoon();
  return jsonReply(user);
}

/** Removes every app from the user's account: refresh tokens end, current access tokens stay valid. */
export function revokeUser({ world, params }: ControlRequest): Reply {
  const user = requireUser(world, params.id);
  for (const token of world.refreshTokens.values()) if (token.userId === user.id) token.revoked = true;
  for (const key of world.grants.keys()) if (key.startsWith(`${user.id} `)) world.grants.delete(key);
  world.saveSoon();
  return { status: 204 };
}

function applyPatch(world: World, user: User, patch: z.infer<typeof userPatchSchema>): void {
  const { likedTrackIds, ...details } = patch;
  const unknown = likedTrackIds?.find(id => !trackExists(world, id));
  if (unknown !== undefined) throw new ControlError(400, `likedTrackIds: there is no track ${unknown}`);
  Object.assign(user, details);
  if (likedTrackIds) user.saved.tracks = toLikedTracks(likedTrackIds, world.clock.now());
}

/** Dates the tracks one minute apart; the first id is the newest. */
function toLikedTracks(ids: readonly string[], now: number) {
  return ids.map((id, index) => ({ id, addedAt: isoSeconds(now - index * 60_000) }));
}
