import type pg from "pg";
import { takeSong } from "@/lib/shuffle/session/take-song";

type Entry = { id: string; uri: string; shuffleId: string | null };

/**
 * Takes the slot of an entry from its shuffle, because a person moved or removed it, or because it is about to play. From then on it
 * is an ordinary entry, which a shuffle that deals again leaves alone.
 */
export async function leaveShuffle(
  client: pg.PoolClient,
  { userId }: { userId: string },
  { id, uri, shuffleId }: Entry,
): Promise<void> {
  if (!shuffleId) return;
  await takeSong(client, { userId, id: shuffleId }, uri);
  await client.query("UPDATE queue_entries SET shuffle_id = NULL WHERE id = $1", [id]);
}
