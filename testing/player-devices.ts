import type { UserContext } from "@/lib/core/context";
import { writeSongs } from "@/lib/library/write-songs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { range, trackId, trackUri } from "./catalog";
import type { Simulated } from "./simulated";

export const desk = { id: "desk", name: "Desk", isActive: true, volumePercent: 40 };
export const phone = { id: "phone", name: "Phone", supportsVolume: false, volumePercent: null };

/** Songs come into the library as the catalogue has them, so that nothing is asked of Spotify song by song. */
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

/** Somebody connected, with devices, nothing playing, and a local playlist of the catalogue's first songs. */
export async function connectedWithDevices(
  { connected, control }: Pick<Simulated, "connected" | "control">,
  songs = 5,
  devices: object[] = [desk, phone],
) {
  const listener = await connected();
  const { ctx, spotifyUser } = listener;
  await control("PUT", `players/${spotifyUser}`, { devices, state: null });
  const { id } = await createPlaylist(ctx, { name: "Local", description: "" });
  await addSongs(ctx, id, range(songs));
  return {
    ...listener,
    id,
    /** As if the person's device had come to this song. */
    setPlaying: (uri: string) =>
      control("PUT", `players/${spotifyUser}`, { state: { uris: [uri], isPlaying: true } }),
  };
}
