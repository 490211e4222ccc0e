import { expect } from "vitest";
import { id, simulate } from "../../test-support";

export const longPlaylistUri = `spotify:playlist:${id("list", 0)}`;
export const shortPlaylistUri = `spotify:playlist:${id("list", 1)}`;
export const songMs = 180_000;

export const fourDevices = [
  { id: "speaker", name: "Speaker", type: "Speaker" },
  { id: "phone", name: "Phone", type: "Smartphone", supports_volume: false },
  { id: "tv", name: "TV", type: "TV", is_restricted: true },
  { id: null, name: "Old radio" },
];

export const restrictedError = {
  error: { status: 403, message: "Player command failed: Restriction violated", reason: "UNKNOWN" },
};
export const noDeviceError = {
  error: {
    status: 404,
    message: "Player command failed: No active device found",
    reason: "NO_ACTIVE_DEVICE",
  },
};

/** Starts a simulator whose listener has four devices, the speaker active, and may start playback. */
export async function startListening(play?: Record<string, unknown>) {
  const simulated = await simulate();
  const [speaker, ...others] = fourDevices;
  await simulated.control("PUT", "players/listener", {
    devices: [{ ...speaker, is_active: true }, ...others],
    state: null,
  });
  const api = await simulated.signIn();
  if (play) expect((await api.put("/me/player/play", play)).status).toBe(200);
  const state = async () => (await api.get("/me/player")).body;
  const song = async (): Promise<string> => (await state()).item.name;
  return { ...simulated, ...api, state, song };
}
