import type { z } from "zod";
import { type Caller, readSpotify } from "./call";
import { toSpotifyError } from "./errors";
import { countAppCall } from "./limits";
import { profileReply } from "./replies";

/**
 * Returns the Spotify profile for a new token that is not stored yet. Fails if the listener may not use the app: the consent
 * page accepts everybody, but the Web API does not.
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
    async acquireToken(_call, info, staleToken) {
      if (staleToken) throw toSpotifyError(401, "", undefined, info.endpoint);
      await countAppCall(userId, clientId, info);
      return { token, clientId, account: "not known yet" };
    },
  };
  return readSpotify(caller, { method: "GET", path: "/me", bypassCache: true }, profileReply, "click");
}
