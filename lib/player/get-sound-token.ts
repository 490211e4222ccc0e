import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import { accessToken } from "@/lib/spotify/access-token";
import { missingRights } from "@/lib/spotify/scopes";

const readSwitch = `SELECT u.browser_sound AS "browserSound", c.scopes
  FROM users u LEFT JOIN spotify_connections c ON c.user_id = u.id WHERE u.id = $1`;

/** Refuses a person who has not switched on sound in the browser. @throws AppError sound_off */
export async function requireSound({ userId }: UserContext): Promise<{ scopes: string[] | null }> {
  const [row] = await sql<{ browserSound: boolean; scopes: string[] | null }>(readSwitch, [userId]);
  if (!row?.browserSound) throw new AppError("sound_off");
  return row;
}

/**
 * Returns the person's access token for Spotify's player in the browser: the only secret of Spotify that leaves the server
 * (docs/decisions/0052-sound-in-the-browser.md).
 * @throws AppError sound_off, scope_missing, spotify_not_connected, reauth_required; SpotifyError
 */
export async function getSoundToken(ctx: UserContext): Promise<{ accessToken: string }> {
  const { scopes } = await requireSound(ctx);
  if (!scopes) throw new AppError("spotify_not_connected", { reason: "no_connection" });
  if (missingRights(scopes, { browserSound: true }).includes("sound"))
    throw new AppError("scope_missing", { reason: "sound" });
  const { token } = await accessToken(ctx.userId);
  return { accessToken: token };
}
