import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/platform/log";
import type { PlayerState } from "@/lib/schemas/player";
import { RateLimited } from "@/lib/spotify/errors";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";

/** The device's own shuffle and repeat, which change the order of what plays; null while they are unknown. */
export type PlayModes = Pick<PlayerState, "shuffle" | "repeat"> | null;

export type PlayTarget = {
  deviceId?: string | undefined;
  positionMs?: number | undefined;
  /** Runs once it is certain what to play, because it can cost a call. */
  readModes: () => Promise<PlayModes>;
};

type PlayOptions = Pick<PlayTarget, "deviceId" | "readModes"> & {
  /** The repeat modes in which the songs would not play in order. */
  unwantedRepeat: readonly PlayerState["repeat"][];
  /** True if the play command can name its first song, so that the device's own shuffle cannot choose it. */
  canFixFirstSong: boolean;
};

/** Sends a command that turns a mode off. @returns false if Spotify did not accept it; the songs can still be played */
async function turnOff(command: Promise<void>): Promise<boolean> {
  try {
    await command;
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || error instanceof RateLimited) throw error;
    log.warn({ error }, "the device's own shuffle or repeat could not be turned off");
    return false;
  }
}

/**
 * Runs a play command and turns the device's own shuffle off, which would play other songs than the person chose. Costs no call if
 * the shuffle is known to be off. Turns it off before the command if it is known to be on; while it is unknown, no device is
 * active, and most devices accept the command only afterwards.
 * @param play gets true if the device's own shuffle may still be on, so that the command has to name its first song
 */
export async function playInOrder(
  client: UserSpotifyClient,
  { deviceId, readModes, unwantedRepeat, canFixFirstSong }: PlayOptions,
  play: (mayBeShuffled: boolean) => Promise<void>,
): Promise<void> {
  const modes = await readModes();
  let mayBeShuffled = modes?.shuffle ?? true;
  if (mayBeShuffled && (modes || (deviceId && !canFixFirstSong)))
    mayBeShuffled = !(await turnOff(client.setShuffle(false, deviceId)));
  if (modes && unwantedRepeat.includes(modes.repeat)) await turnOff(client.setRepeat("off", deviceId));
  await play(mayBeShuffled);
  // The music plays by now, so a pause that Spotify asks for is no error.
  if (mayBeShuffled) await turnOff(client.setShuffle(false, deviceId)).catch(() => undefined);
}

/**
 * Returns the part of a play command's body that lists songs. Names the first song if it can: an offset to a song that occurs again
 * fails (https://github.com/spotify/web-api/issues/1324), so such a list is only sent in order.
 */
export function listBody(uris: string[]): { uris: string[]; offset?: { position: number } } {
  return uris.lastIndexOf(uris[0] ?? "") === 0 ? { uris, offset: { position: 0 } } : { uris };
}
