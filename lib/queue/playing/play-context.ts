import type { UserContext } from "@/lib/core/context";
import { personTransaction } from "@/lib/platform/db";
import { lockQueue } from "@/lib/queue/entries/lock-queue";
import { replaceList } from "@/lib/queue/entries/replace-list";
import type { PlayTarget } from "@/lib/queue/feeding/play-in-order";
import { planNextLook, writeBatch } from "@/lib/queue/feeding/send-batch";
import type { QueueSource } from "@/lib/schemas/queue";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import { sendContext } from "./send-context";

/** A query without songs. */
const noSongs =
  "SELECT NULL::text AS uri, NULL::uuid AS song_id, 1 AS number WHERE $1::uuid IS NULL AND $2::text IS NULL";

/**
 * Plays something of Spotify whose songs Tonearm does not know, such as an artist. The queue then has only the songs queued by hand,
 * which play in between.
 * @throws SpotifyError
 */
export async function playContext(
  ctx: UserContext,
  client: UserSpotifyClient,
  { contextUri, offset, source }: { contextUri: string; offset: number; source: QueueSource },
  target: PlayTarget,
): Promise<void> {
  const { userId } = ctx;
  await sendContext(client, contextUri, offset, target);
  await personTransaction(userId, async connection => {
    await lockQueue(connection, userId);
    const query = { text: noSongs, value: null };
    await replaceList(connection, { userId }, { query, current: 0, source, shuffleId: null });
    await writeBatch(connection, userId, { uris: [], contextUri, isUnknown: true }, target);
  });
  await planNextLook(userId);
}
