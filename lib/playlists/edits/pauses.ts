/**
 * After a write Spotify returns the old items for about 0.6 seconds
 * (https://github.com/eXPerience83/news-bulletin-playlist/issues/168).
 */
export const spotifyLagMs = 2_000;

/** Pauses of an edit in milliseconds. Tests without a lag of Spotify's set them to zero. */
export const pauses = {
  untilVisibleMs: spotifyLagMs,
  /** A new playlist can answer 404 to its first songs. */
  newPlaylistMs: 1_000,
  /** The longest wait for another edit of the same playlist. */
  maxWaitMs: 20_000,
};

/** Returns how long Spotify may still return the items from before a write; zero or less if it returns the new ones. */
export const remainingLagMs = (writtenAt: Date | null | undefined, lagMs = pauses.untilVisibleMs): number =>
  writtenAt ? writtenAt.getTime() + lagMs - Date.now() : 0;

/** Waits some milliseconds. */
export const pause = (ms: number): Promise<void> =>
  ms > 0 ? new Promise(resolve => setTimeout(resolve, ms)) : Promise.resolve();

/** Looks at Spotify, and once more after its lag if nothing was found within the lag. */
export async function withLag<Found>(writtenAt: Date | null, look: () => Promise<Found>): Promise<Found> {
  const found = await look();
  const remainingMs = remainingLagMs(writtenAt);
  if (found || remainingMs <= 0) return found;
  await pause(remainingMs);
  return look();
}
