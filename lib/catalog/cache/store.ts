import { z } from "zod";
import { personValues } from "@/lib/platform/person-values/person-values";
import { findGrant } from "./grant";
import { lifetimes, type ReplyKind } from "./lifetimes";

/** A reply with the fields that Tonearm uses, and when Spotify sent it. */
const storedReply = z.object({ fetchedAt: z.iso.datetime(), reply: z.unknown() });
export type StoredReply = z.infer<typeof storedReply>;

/** A reply by its name, such as `spotify:album:…`. */
export type NamedReply = { name: string; reply: unknown };

export const keyOf = (grant: string, name: string) => `${grant}/${name}`;

/** Returns the stored replies by name. */
export async function findReplies(
  userId: string,
  grant: string,
  names: string[],
): Promise<Map<string, StoredReply>> {
  const values = await personValues().read(
    userId,
    names.map(name => keyOf(grant, name)),
  );
  return new Map(
    names.flatMap(name => {
      const { data } = storedReply.safeParse(values.get(keyOf(grant, name)));
      return data ? [[name, data] as const] : [];
    }),
  );
}

/**
 * Stores replies that were fetched with the app and the connection of `grant`.
 * @returns when
 */
export async function storeReplies(
  userId: string,
  grant: string,
  kind: ReplyKind,
  replies: NamedReply[],
): Promise<string> {
  const fetchedAt = new Date().toISOString();
  // Spotify may send a track twice.
  const values = new Map(
    replies.map(({ name, reply }) => [keyOf(grant, name), { fetchedAt, reply } satisfies StoredReply]),
  );
  await personValues().write(userId, values, lifetimes[kind].kept);
  // The person may have disconnected while Spotify answered, and nothing of the connection may stay.
  if ((await findGrant(userId)) !== grant) await personValues().forget(userId);
  return fetchedAt;
}
