import type { z } from "zod";
import { type Caller, readSpotify } from "./call";
import { toSpotifyError } from "./errors";
import { countAppCall } from "./limits";
import { profileReply } from "./replies";

/**
 * Whose token this is. Asked once with a token that is not stored yet, which also shows whether the app may be used by
 * this listener at all: the consent page lets everybody through, the Web API does not.
 * @throws SpotifyError, among them not_allow_listed and owner_without_premium; RateLimited
 */
export function fetchProfile(
  token: string,
  userId: string,
  clientId: string,
): Promise<z.infer<typeof profileReply>> {
  const caller: Caller = {
    kind: "user",
    userId,
    async acquireToken(_call, occasion, stale) {
      if (stale) throw toSpotifyError(401, "", undefined, occasion.endpoint);
      await countAppCall(userId, clientId, occasion);
      return { token, clientId, account: "not known yet" };
    },
  };
  return readSpotify(caller, { method: "GET", path: "/me", bypassCache: true }, profileReply, "click");
}
