import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { cursorTimeSchema, decodeCursor, toPage } from "@/lib/core/cursor";
import { searchedNameSql } from "@/lib/library/missing-names";
import { byName, filterPatterns, isoSql, matchesFilterSql } from "@/lib/library/song-sql";
import { prisma, sql } from "@/lib/platform/db";
import type { PlaylistSort } from "@/lib/schemas/library-view";
import { presentPlaylist, withEdit } from "./present-playlist";

type Input = {
  limit: number;
  cursor?: string;
  q?: string;
  sort?: PlaylistSort;
  isPinned?: boolean;
  folderId?: string;
};

type Order = { column: string; text: string; type: string; isDescending: boolean; value: z.ZodType<unknown> };

const time = (column: string): Order => ({
  column,
  text: isoSql(column),
  type: "timestamptz",
  isDescending: true,
  value: cursorTimeSchema,
});
/** The orders of playlists. Equal ones follow in the order of the library: local ones first, then as on Spotify. */
const orders: Record<PlaylistSort, Order> = {
  library: { column: "0", text: "0", type: "int", isDescending: false, value: z.int32() },
  recent: time("p.used_at"),
  added: time("p.created_at"),
  name: { column: byName("p.name"), text: "p.name", type: "text", isDescending: false, value: z.string() },
  size: { column: "p.track_count", text: "p.track_count", type: "int", isDescending: true, value: z.int32() },
};

/** Lists the person's playlists; `q` filters by the words of the name, without accents. */
export async function listPlaylists({ userId, locale }: UserContext, input: Input) {
  const { column, text, type, isDescending, value } = orders[input.sort ?? "library"];
  const cursor = z.tuple([value, z.int32(), z.uuid()]);
  const after = input.cursor ? decodeCursor(cursor, input.cursor) : null;
  const places = await sql<{ id: string; position: number; value: unknown }>(
    `SELECT p.id, p.position, ${text} AS value FROM playlists p
     WHERE p.user_id = $1 AND ${matchesFilterSql(searchedNameSql("p.name"), "$2")}
       AND ($3::boolean IS NULL OR (p.pinned_at IS NOT NULL) = $3) AND ($4::uuid IS NULL OR p.folder_id = $4)
       AND ($6::uuid IS NULL OR ${column} ${isDescending ? "<" : ">"} $5::${type}
         OR (${column} = $5::${type} AND (p.position, p.id) > ($7::int, $6::uuid)))
     ORDER BY ${column === "0" ? "" : `${column} ${isDescending ? "DESC" : "ASC"},`} p.position, p.id LIMIT $8`,
    [
      userId,
      filterPatterns(input.q),
      input.isPinned ?? null,
      input.folderId ?? null,
      after?.[0] ?? null,
      after?.[2] ?? null,
      after?.[1] ?? null,
      input.limit + 1,
    ],
  );
  const rows = await prisma().playlist.findMany({
    where: { userId, id: { in: places.map(({ id }) => id) } },
    include: withEdit,
  });
  const byId = new Map(rows.map(row => [row.id, row]));
  const { items, nextCursor } = toPage(
    places,
    input.limit,
    // A playlist may have been deleted between the two statements.
    ({ id }) => byId.get(id) ?? null,
    ({ id, position, value: last }) => [last, position, id],
  );
  return { items: items.flatMap(row => (row ? presentPlaylist(locale, row) : [])), nextCursor };
}
