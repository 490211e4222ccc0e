import type { UserContext } from "@/lib/core/context";
import { errorDetail } from "@/lib/core/error-words";
import { notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { readableName } from "@/lib/library/missing-names";
import { byName, isoSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { ShuffleSession } from "@/lib/schemas/shuffle";
import type { EndedReason } from "@/lib/shuffle/session/session";
import { refValue, type SessionRef, sessionIdSql } from "@/lib/shuffle/session/source-key";
import { spreadSql } from "@/lib/shuffle/session/spread";

const playlistIds = "s.source::jsonb->'playlistIds'";

/** Columns of the API's session, from a row `s` of `shuffle_sessions`. Playlists are shown with their current names and covers. */
export const sessionColumns = `s.id, s.source::json AS source, s.seed, ${spreadSql("s")} AS spread, s.set_number AS "set",
  COALESCE((SELECT string_agg(NULLIF(p.name, ''), ' + ' ORDER BY ${byName("p.name")}) FROM playlists p
    WHERE p.user_id = s.user_id AND ${playlistIds} ? p.id::text), s.name) AS name,
  COALESCE((SELECT p.image_url FROM playlists p WHERE p.user_id = s.user_id AND ${playlistIds} ? p.id::text
      AND p.image_url IS NOT NULL ORDER BY p.position, p.id LIMIT 1),
    (SELECT song.image_url FROM shuffle_slots slot JOIN songs song ON song.id = slot.song_id
      WHERE slot.session_id = s.id AND slot.set_number = s.set_number AND slot.position = LEAST(s.cursor, s.set_size - 1)))
    AS "imageUrl",
  CASE jsonb_array_length(${playlistIds}) WHEN 1 THEN ${playlistIds}->>0 END AS "playlistId",
  s.set_size AS size, LEAST(s.cursor + 1, s.set_size) AS position, s.set_size - s.cursor AS remaining,
  s.left_out AS "leftOut", s.set_size = 1 AS "isSingle", EXISTS (SELECT 1 FROM queues q WHERE q.shuffle_id = s.id AND q.user_id = s.user_id AND q.state = 'active') AS "isPlaying",
  s.ended_reason AS "endedReason", ${isoSql("s.created_at")} AS "createdAt"`;

export type ShuffleRow = Omit<ShuffleSession, "endedReason"> & { endedReason: EndedReason | null };

const nameOf = (locale: Locale, { source, name }: Pick<ShuffleRow, "source" | "name">) =>
  source.kind === "likedSongs" ? translator(locale, "liked")("title") : readableName(locale, name);

export const presentShuffle = (locale: Locale, { endedReason, ...row }: ShuffleRow): ShuffleSession => ({
  ...row,
  name: nameOf(locale, row),
  endedReason: endedReason && errorDetail(locale, "shuffle_ended", { reason: endedReason }),
});

/** Returns the row of a shuffle session. @throws AppError not_found, also for a playlist without a session */
export async function readShuffle({ userId }: UserContext, ref: SessionRef): Promise<ShuffleRow> {
  const [row] = await sql<ShuffleRow>(
    `SELECT ${sessionColumns} FROM shuffle_sessions s WHERE s.user_id = $1 AND s.id = ${sessionIdSql(ref, "$1", "$2")}`,
    [userId, refValue(ref)],
  );
  if (!row) throw notFound("shuffle");
  return row;
}

/** Returns a shuffle session. @throws AppError like readShuffle */
export const getShuffle = async (ctx: UserContext, ref: SessionRef): Promise<ShuffleSession> =>
  presentShuffle(ctx.locale, await readShuffle(ctx, ref));
