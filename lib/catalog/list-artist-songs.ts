import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { cursorSchema, decodeCursor, toPage } from "@/lib/core/cursor";
import { byName, songSql } from "@/lib/library/song-sql";
import { sql } from "@/lib/platform/db";
import type { FoundSong } from "@/lib/schemas/catalog";
import { libraryStatusSql } from "./library-status";

type Input = { limit: number; cursor?: string };

/** Lists the songs of the person's library that credit this artist, by title. Costs no call. */
export async function listArtistSongs({ userId, locale }: UserContext, id: string, input: Input) {
  const after = input.cursor ? decodeCursor(cursorSchema(z.string()), input.cursor) : null;
  const rows = await sql<{ title: string; id: string; song: FoundSong }>(
    `SELECT s.title, s.id, (${songSql("s", locale)})::jsonb || ${libraryStatusSql("s", locale)} AS song FROM songs s
     WHERE s.user_id = $1 AND s.artists @> $2 AND ($3::text IS NULL OR (${byName("s.title")}, s.id) > ($3, $4::uuid))
     ORDER BY ${byName("s.title")}, s.id LIMIT $5`,
    [userId, JSON.stringify([{ id }]), after?.[0] ?? null, after?.[1] ?? null, input.limit + 1],
  );
  return toPage(
    rows,
    input.limit,
    row => row.song,
    ({ title, id }) => [title, id],
  );
}
