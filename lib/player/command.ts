import type { UserContext } from "@/lib/core/context";
import { getUserSpotifyClient, type UserSpotifyClient } from "@/lib/spotify/user-client";
import { pollSoon } from "./watch-player";

/** Gives Spotify a command for the person's player; open screens see soon what came of it. @throws SpotifyError */
export async function sendPlayerCommand(
  ctx: UserContext,
  give: (spotify: UserSpotifyClient) => Promise<void>,
): Promise<void> {
  try {
    await give(getUserSpotifyClient(ctx));
  } finally {
    await pollSoon(ctx);
  }
}

type Waiting = { give: () => Promise<void>; done: Promise<void> };
const running = new Map<string, { waiting: Waiting | null; current: Promise<void> }>();

/**
 * Runs `give` unless one of the same key is running: then it waits for that one's end, and of several that wait only the
 * last is given. For sliders, where the latest value is the only one that matters.
 */
export function sendLatest(key: string, give: () => Promise<void>): Promise<void> {
  const busy = running.get(key);
  if (busy) {
    if (busy.waiting) {
      busy.waiting.give = give;
      return busy.waiting.done;
    }
    const waiting: Waiting = { give, done: Promise.resolve() };
    waiting.done = busy.current.catch(() => undefined).then(() => start(key, () => waiting.give()));
    busy.waiting = waiting;
    return waiting.done;
  }
  return start(key, give);
}

function start(key: string, give: () => Promise<void>): Promise<void> {
  const entry = { waiting: null, current: Promise.resolve() as Promise<void> };
  running.set(key, entry);
  entry.current = give().finally(() => {
    if (running.get(key) === entry && !entry.waiting) running.delete(key);
  });
  return entry.current;
}
