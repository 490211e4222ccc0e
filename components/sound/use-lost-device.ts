import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { devicesQuery } from "@/lib/client/player";
import { usePlayer } from "../player/state/player-context";

/** The time that Spotify can need to list a new device. */
const listedMs = 10_000;
const lostCodes = new Set(["no_active_device", "not_found_on_spotify"]);

/**
 * Calls `restart` when Spotify no longer knows this page's device: a list of devices lacks it, or a command to it was refused. After
 * hours, Spotify's player can lose its connection without saying so.
 */
export function useLostDevice(deviceId: string | null, restart: () => void): void {
  const readyAt = useRef(0);
  useEffect(() => {
    if (deviceId) readyAt.current = Date.now();
  }, [deviceId]);
  const { data, dataUpdatedAt } = useQuery({ ...devicesQuery(), enabled: false });
  const { problem, state } = usePlayer();
  const isUnlisted = deviceId !== null && data?.every(device => device.id !== deviceId);
  useEffect(() => {
    if (isUnlisted && dataUpdatedAt > readyAt.current + listedMs) restart();
  }, [isUnlisted, dataUpdatedAt, restart]);
  const isRefused = problem !== null && lostCodes.has(problem.code) && state?.device?.id === deviceId;
  useEffect(() => {
    if (isRefused && deviceId) restart();
  }, [isRefused, deviceId, restart]);
}
