import type { Device, Player } from "./player";

/** A speaker, a browser tab and a phone without remote volume. */
function demoDevices(): Device[] {
  const device = {
    isActive: false,
    isPrivateSession: false,
    isRestricted: false,
    supportsVolume: true,
    playResets: [],
  };
  return [
    {
      ...device,
      id: "4d1f0c86a7b94e7f8a35d26cb1e09f73",
      name: "Living room",
      type: "Speaker",
      volumePercent: 35,
    },
    {
      ...device,
      id: "9b7c2e51d04f46a3b8ce7fa1632d5840",
      name: "Web player",
      type: "Computer",
      volumePercent: 60,
      isActive: true,
    },
    {
      ...device,
      id: "c60a93f2e8d147559f1b0e4ad7832b6c",
      name: "Pocket phone",
      type: "Smartphone",
      volumePercent: 100,
      supportsVolume: false,
    },
  ];
}

/** Creates a player with an active device and nothing loaded. */
export function demoPlayer(): Player {
  return {
    devices: demoDevices(),
    playback: null,
    repeat: "off",
    shuffle: false,
    smartShuffle: false,
    history: [],
    staleView: null,
  };
}
