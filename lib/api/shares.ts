import type { PoolName } from "@/lib/platform/db/workload";
import { perProcess } from "@/lib/platform/per-process";
import { type EndTurn, Turns } from "@/lib/platform/turns";

type Share = ConstructorParameters<typeof Turns>[0] & { pool: PoolName };

/**
 * Expensive work: how much of it one person has in progress at the same time in this process, and on which connections. Screens
 * send a few such requests at once at most, so these wait for a moment; a program that sends many is refused.
 */
const shares = {
  /** Exports and imports of files, until the last byte of the reply is read. */
  files: { atOnce: 2, waiting: 2, waitMs: 5_000, pool: "files" },
  search: { atOnce: 2, waiting: 20, waitMs: 5_000, pool: "search" },
  /** Edits of playlists. An edit of a Spotify playlist lasts until Spotify answers. */
  edits: { atOnce: 2, waiting: 20, waitMs: 10_000, pool: "requests" },
  /** Pages and forms. A browser window loads at most twelve pages of its links ahead at the same time. */
  pages: {
    atOnce: 2,
    waiting: 60,
    waitMs: 10_000,
    crowd: { from: 24, pauseMs: 100 },
    pool: "requests",
  },
  /** Shuffles of whole lists. */
  shuffles: { atOnce: 2, waiting: 20, waitMs: 5_000, pool: "requests" },
} as const satisfies Record<string, Share>;

export type ShareName = keyof typeof shares;

export const poolOf = (name: ShareName | undefined): PoolName => (name ? shares[name].pool : "requests");

/**
 * Waits until the person may start work of this kind.
 * @throws AppError too_many_requests
 */
export function startWork(name: ShareName, userId: string): Promise<EndTurn> {
  const turns = perProcess(`turns ${name}`, () => new Turns(shares[name]));
  return turns.take(userId);
}
