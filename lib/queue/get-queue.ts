import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { decodeCursor, toPage } from "@/lib/core/cursor";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { readableName } from "@/lib/library/missing-names";
import { isoSql, songSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { Queue, QueueItem, QueueSource } from "@/lib/schemas/queue";
import { hardlyAnyCalls, playerCallsLeftSql } from "@/lib/spotify/budget";
import type { QueueRow } from "./entries/lock-queue";

type Row = QueueItem & { position: number };

/** Columns of the API's item, from the rows `e` of `queue_entries`, `q` of `queues` and `song` of `songs`. */
const itemColumns = (
  locale: Locale,
) => `e.id, e.uri, CASE WHEN song.id IS NOT NULL THEN ${songSql("song", locale)} END AS song, e.is_manual AS "isManual",
  e.id IS NOT DISTINCT FROM q.committed_id AS "isFixed", CASE WHEN e.is_manual THEN e.source ELSE COALESCE(e.source, q.source) END AS source,
  ${isoSql("e.added_at")} AS "addedAt", e.position`;

const joins = `FROM queues q JOIN queue_entries e ON e.user_id = q.user_id LEFT JOIN songs song ON song.id = e.song_id`;

/** Names the list that a song comes from. A shuffle of the liked songs is stored without a name. */
function presentSource(locale: Locale, source: QueueSource | null): QueueSource | null {
  if (source?.kind === "shuffle" && source.name === null)
    return { ...source, name: translator(locale, "liked")("title") };
  return source?.name === "" ? { ...source, name: readableName(locale, source.name) } : source;
}

const toItem =
  (locale: Locale) =>
  ({ position: _, source, ...item }: Row): QueueItem => ({ ...item, source: presentSource(locale, source) });

/** Queue of a person before the first change. Its version is that of a new row, so that a client may send it. */
const emptyQueue = {
  current: null,
  items: [],
  nextCursor: null,
  version: 1,
  total: 0,
  source: null,
  shuffleId: null,
  repeats: false,
  state: "idle",
  editsWait: false,
} satisfies Queue;

type Head = Pick<QueueRow, "version" | "source" | "shuffleId" | "repeats" | "state"> & {
  total: number;
  editsWait: boolean;
};

/** Returns a page of the person's queue. */
export async function getQueue(
  { userId, locale }: UserContext,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Queue> {
  const after = cursor ? decodeCursor(z.tuple([z.number(), z.uuid()]), cursor) : null;
  const [head] = await sql<Head>(
    `SELECT q.version, q.source, q.shuffle_id AS "shuffleId", q.repeats, q.state,
       q.state = 'active' AND ${playerCallsLeftSql("q.user_id")} < ${hardlyAnyCalls} AS "editsWait",
       (SELECT count(*)::int FROM queue_entries e
        WHERE e.user_id = q.user_id AND e.position > q.cursor AND e.removal IS NULL) AS total
     FROM queues q WHERE q.user_id = $1`,
    [userId],
  );
  if (!head) return emptyQueue;
  const [current] = await sql<Row>(
    `SELECT ${itemColumns(locale)} ${joins} WHERE q.user_id = $1 AND e.position = q.cursor LIMIT 1`,
    [userId],
  );
  const rows = await sql<Row>(
    `SELECT ${itemColumns(locale)} ${joins}
     WHERE q.user_id = $1 AND e.position > q.cursor AND e.removal IS NULL
       AND ($2::float8 IS NULL OR (e.position, e.id) > ($2, $3::uuid))
     ORDER BY e.position, e.id LIMIT $4`,
    [userId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  return {
    ...head,
    state: head.state === "taken" ? "takenOver" : head.state,
    source: presentSource(locale, head.source),
    current: current ? toItem(locale)(current) : null,
    ...toPage(rows, limit, toItem(locale), ({ position, id }) => [position, id]),
  };
}
