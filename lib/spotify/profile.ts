import type { z } from "zod";
import { readSpotify } from "./call";
import { refusalOf } from "./errors";
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
  const access = async (stale?: string) => {
    if (stale) throw refusalOf(401, "", undefined, "GET /me");
    return { token, clientId, account: "not known yet", scopes: null };
  };
  return readSpotify(
    { kind: "user", userId, access },
    { method: "GET", path: "/me", anew: true },
    profileReply,
    "click",
  );
}
