import type { PlayerReport } from "@/lib/schemas/player";
import { updateMe } from "./account";
import { connectionQuery } from "./connection";
import type { MutationContext } from "./mutation";
import { api, unwrap } from "./request";

/** Returns an access token for Spotify's player. Always asks the server, which knows how long the token is still valid. */
export const fetchSoundToken = async (): Promise<string> =>
  (await unwrap(api.GET("/player/sound-token"))).accessToken;

/** Tells the server what this page plays, so that it need not ask Spotify. */
export const reportPlayer = (report: PlayerReport): Promise<void> =>
  unwrap(api.POST("/player/report", { body: report }));

/**
 * Switches sound in the browser on or off for the person.
 * @returns true if Spotify has to be asked for a permission that it needs
 */
export async function switchSound(isOn: boolean, { client }: MutationContext): Promise<boolean> {
  await updateMe({ browserSound: isOn });
  const { missingRights } = await client.fetchQuery({ ...connectionQuery(), staleTime: 0 });
  return missingRights.includes("sound");
}
