import pg from "pg";
import { omittedSchemas, omittedTables } from "@/lib/backup/catalog";
import { quoteName } from "@/lib/backup/manifest";
import { query } from "./embedded-postgres";

const selectRelations = `SELECT nspname AS schema, relname AS name FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
  WHERE relkind IN ('r', 'm', 'f') AND nspname !~ '^pg_' AND nspname <> 'information_schema' ORDER BY 1, 2`;
type Relation = { schema: string; name: string };
/** Lists all tables but PostgreSQL's own. */
export const relationsOf = async (url: string) => (await query(url, selectRelations)) as Relation[];

/** Returns a checksum of the rows of each table that is part of backups. */
export async function contentOf(url: string): Promise<Record<string, unknown>> {
  const names = (await relationsOf(url))
    .filter(({ schema, name }) => !omittedSchemas[schema] && !omittedTables[name])
    .map(({ name }) => name);
  const selects = names.map(name => {
    const rows = `SELECT md5(t::text) AS hash FROM ${quoteName(name)} t`;
    return `SELECT ${pg.escapeLiteral(name)} AS name, count(*)::int AS rows, md5(string_agg(hash, '' ORDER BY hash)) AS hash
      FROM (${rows}) hashes`;
  });
  const contents = await query(url, selects.join(" UNION ALL "));
  return Object.fromEntries(contents.map(({ name, ...content }) => [name, content]));
}
