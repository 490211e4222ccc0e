import type { z } from "zod";
import { env } from "@/lib/platform/env";
import { refusalOf, unavailable, unusable } from "./errors";
import { countCall } from "./limits";
import { parseError, pauseOf } from "./refused-reply";
import { profileReply } from "./replies";

const endpoint = "GET /me";

/**
 * Whose token this is. Asked once with a token that is not stored yet, which also shows whether the app may be used by
 * this listener at all: the consent page lets everybody through, the Web API does not.
 * @throws SpotifyError, among them not_allow_listed and owner_without_premium; RateLimited
 */
export async function fetchProfile(
  accessToken: string,
  userId: string,
  clientId: string,
): Promise<z.infer<typeof profileReply>> {
  await countCall(userId, clientId, "profile", endpoint);
  let status: number;
  let text: string;
  let headers: Headers;
  try {
    const reply = await fetch(`${env().SPOTIFY_API_URL}/v1/me`, {
      headers: { authorization: `Bearer ${accessToken}` },
      signal: AbortSignal.timeout(10_000),
    });
    ({ status, headers } = reply);
    text = await reply.text();
  } catch (cause) {
    throw unavailable(endpoint, { cause });
  }
  if (status === 429) throw await pauseOf({ text, headers }, "/me", clientId, endpoint);
  if (status !== 200) {
    const { said, reason } = parseError(text);
    throw refusalOf(status, said, reason, endpoint);
  }
  try {
    return profileReply.parse(JSON.parse(text));
  } catch (cause) {
    throw unusable(endpoint, cause);
  }
}
