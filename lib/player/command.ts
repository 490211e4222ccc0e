import type { UserContext } from "@/lib/core/context";
import { getUserSpotifyClient, type UserSpotifyClient } from "@/lib/spotify/user-client";
import { pollSoon } from "./watch-player";

type Send = () => Promise<void>;

/** Sends Spotify a command for the person's player and plans a poll that reads the result. @throws SpotifyError */
export async function sendPlayerCommand(
  ctx: UserContext,
  send: (spotify: UserSpotifyClient) => Promise<void>,
): Promise<void> {
  try {
    await send(getUserSpotifyClient(ctx));
  } finally {
    await pollSoon(ctx);
  }
}

type WaitingSend = { send: Send; done: Promise<void> };
const activeSends = new Map<string, { waiting: WaitingSend | null; current: Promise<void> }>();

/**
 * Runs `send` when no earlier call with the same key is running. If several calls wait, only the last one runs, because a slider
 * needs only its latest value.
 */
export function sendLatest(key: string, send: Send): Promise<void> {
  const active = activeSends.get(key);
  if (!active) return run(key, send);
  if (active.waiting) {
    active.waiting.send = send;
    return active.waiting.done;
  }
  const waiting: WaitingSend = { send, done: Promise.resolve() };
  waiting.done = active.current.catch(() => undefined).then(() => run(key, () => waiting.send()));
  active.waiting = waiting;
  return waiting.done;
}

function run(key: string, send: Send): Promise<void> {
  const entry = { waiting: null, current: Promise.resolve() as Promise<void> };
  activeSends.set(key, entry);
  entry.current = send().finally(() => {
    if (activeSends.get(key) === entry && !entry.waiting) activeSends.delete(key);
  });
  return entry.current;
}
