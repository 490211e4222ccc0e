import type { UserContext } from "@/lib/core/context";
import { getUserSpotifyClient, type UserSpotifyClient } from "@/lib/spotify/user-client";
import { pollSoon } from "./watch-player";

type Send = () => Promise<void>;

/** Sends Spotify a command for the person's player, and plans a poll for its result. @throws SpotifyError */
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
const running = new Map<string, { waiting: WaitingSend | null; current: Promise<void> }>();

/**
 * Runs `send`, after the running one with the same key has ended. Of several that wait, only the last one runs: a slider needs
 * only its latest value.
 */
export function sendLatest(key: string, send: Send): Promise<void> {
  const busy = running.get(key);
  if (!busy) return run(key, send);
  if (busy.waiting) {
    busy.waiting.send = send;
    return busy.waiting.done;
  }
  const waiting: WaitingSend = { send, done: Promise.resolve() };
  waiting.done = busy.current.catch(() => undefined).then(() => run(key, () => waiting.send()));
  busy.waiting = waiting;
  return waiting.done;
}

function run(key: string, send: Send): Promise<void> {
  const entry = { waiting: null, current: Promise.resolve() as Promise<void> };
  running.set(key, entry);
  entry.current = send().finally(() => {
    if (running.get(key) === entry && !entry.waiting) running.delete(key);
  });
  return entry.current;
}
