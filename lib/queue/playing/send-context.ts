import { type PlayTarget, playInOrder } from "@/lib/queue/feeding/play-in-order";
import { SpotifyError } from "@/lib/spotify/errors";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";

/** Plays a playlist, an album or an artist of Spotify in its order. @throws SpotifyError */
export function sendContext(
  client: UserSpotifyClient,
  contextUri: string,
  offset: number,
  target: PlayTarget,
): Promise<void> {
  const send = (position?: number) =>
    client.play(
      { context_uri: contextUri, ...(position !== undefined && { offset: { position } }) },
      target.deviceId,
      target.positionMs,
    );
  // The songs of an artist have no positions.
  const canFixFirstSong = !contextUri.startsWith("spotify:artist:");
  return playInOrder(client, { ...target, unwantedRepeat: ["track"], canFixFirstSong }, mayBeShuffled => {
    if (offset > 0) return send(offset);
    if (!mayBeShuffled || !canFixFirstSong) return send();
    return send(0).catch(error => {
      // Spotify refuses to begin with a song that cannot be played, and begins with the next song if none is named.
      if (error instanceof SpotifyError && error.code === "playback_restricted") return send();
      throw error;
    });
  });
}
