import type { UserContext } from "@/lib/core/context";
import { writeSongs } from "@/lib/library/write-songs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { range, trackId, trackUri } from "../spotify/catalog";
import type { Simulated } from "../spotify/simulated";

export const desk = { id: "desk", name: "Desk", isActive: true, volumePercent: 40 };
export const phone = { id: "phone", name: "Phone", supportsVolume: false, volumePercent: null };

/** Adds songs of the simulator's catalog to a playlist, without a Spotify call for each. */
export async function addSongs(ctx: UserContext, id: string, numbers: number[]): Promise<void> {
  await writeSongs(
    ctx.userId,
    numbers.map(number => ({
      type: "track",
      id: trackId(number),
      uri: trackUri(number),
      name: `Song ${number}`,
      duration_ms: 180_000 + number,
    })),
  );
  await addTracks(ctx, id, { songIds: [], uris: numbers.map(trackUri) });
}

/** Creates a connected person with devices that play nothing, and a local playlist of the catalog's first songs. */
export async function connectWithDevices(
  { connected, control }: Pick<Simulated, "connected" | "control">,
  songCount = 5,
  devices: object[] = [desk, phone],
) {
  const listener = await connected();
  const { ctx, spotifyUser } = listener;
  await control("PUT", `players/${spotifyUser}`, { devices, state: null });
  const { id } = await createPlaylist(ctx, { name: "Local", description: "" });
  await addSongs(ctx, id, range(songCount));
  return {
    ...listener,
    id,
    /** Makes the person's device play this song. */
    setPlaying: (uri: string) =>
      control("PUT", `players/${spotifyUser}`, { state: { uris: [uri], isPlaying: true } }),
  };
}
