import type pg from "pg";
import type { Manifest, Table } from "./manifest";
import { quoteName } from "./manifest";

/** Schemas that a backup leaves out, with the reason. */
export const omittedSchemas: Record<string, string> = {
  bullmq: "The job queue fills again from the tables of the jobs' domains.",
};

/** Tables that a backup leaves out, with the reason. */
export const omittedTables: Record<string, string> = {
  _prisma_migrations: "The manifest names the migrations; applying them fills this table.",
  history_upload_parts:
    "Uploads are deleted as soon as they are read, and can contain addresses that nothing must keep.",
  ...Object.fromEntries(
    ["states", "stale_months", "hours", "months", "songs", "packs"].map(name => [
      `statistics_${name}`,
      "Figures are computed anew from the plays when they are read.",
    ]),
  ),
};

const isOfExtension = (catalog: string) =>
  `EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalog}'::regclass AND d.objid = object.oid AND d.deptype = 'e')`;

/** Selects ordinary tables and the partitions of partitioned ones. A generated column cannot be written. */
const selectTables = `
  SELECT relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
  FROM pg_class object JOIN pg_attribute a
    ON a.attrelid = object.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> ALL ($1) AND NOT ${isOfExtension("pg_class")}
  GROUP BY relname ORDER BY relname`;

/** Returns all tables of the app, so that a new table is part of backups without being added to a list. */
export const listTables = async (client: pg.ClientBase): Promise<Table[]> =>
  (await client.query<Table>(selectTables, [Object.keys(omittedTables)])).rows;

export async function listSequences(client: pg.ClientBase): Promise<Manifest["sequences"]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace ORDER BY 1",
  );
  const sequences: Manifest["sequences"] = [];
  for (const { name } of rows) {
    const { rows: states } = await client.query(
      `SELECT last_value::text AS value, is_called AS "isCalled" FROM ${quoteName(name)}`,
    );
    sequences.push({ name, ...states[0] });
  }
  return sequences;
}

/** Returns the ids of the keys that values are encrypted with: those in the columns named `*_sealed`. */
export async function listUsedKeyIds(client: pg.ClientBase, tables: Table[]): Promise<string[]> {
  const columns = tables.flatMap(({ name, columns }) =>
    columns.filter(column => column.endsWith("_sealed")).map(column => [name, column] as const),
  );
  if (columns.length === 0) return [];
  const values = columns.map(
    ([table, column]) =>
      `SELECT split_part(${quoteName(column)}, '.', 1) AS id FROM ${quoteName(table)} WHERE ${quoteName(column)} <> ''`,
  );
  const { rows } = await client.query<{ id: string }>(`${values.join(" UNION ")} ORDER BY id`);
  return rows.map(({ id }) => id);
}

/** Lists the statements that remove everything of the app. Objects of extensions stay. */
const selectDrops = `
  SELECT format('DROP SCHEMA %I CASCADE', nspname) AS statement FROM pg_namespace WHERE nspname = ANY ($1)
  UNION ALL
  SELECT format('DROP %s IF EXISTS %s CASCADE', CASE relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW'
    WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END, oid::regclass)
  FROM pg_class object WHERE relkind IN ('r', 'p', 'v', 'm', 'S') AND relnamespace = 'public'::regnamespace
    AND NOT ${isOfExtension("pg_class")}
    -- The sequence of a column goes with its table.
    AND (relkind <> 'S' OR NOT EXISTS (
      SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = object.oid AND deptype IN ('a', 'i')))
  UNION ALL
  SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', oid::regprocedure)
  FROM pg_proc object WHERE pronamespace = 'public'::regnamespace
    AND NOT ${isOfExtension("pg_proc")}
  UNION ALL
  SELECT format('DROP COLLATION IF EXISTS %I.%I CASCADE', 'public', collname)
  FROM pg_collation object WHERE collnamespace = 'public'::regnamespace
    AND NOT ${isOfExtension("pg_collation")}
  UNION ALL
  SELECT format('DROP TYPE IF EXISTS %s CASCADE', oid::regtype)
  FROM pg_type object WHERE typtype IN ('e', 'd', 'r') AND typnamespace = 'public'::regnamespace
    AND NOT ${isOfExtension("pg_type")}`;

/** Removes everything of the app from a database. */
export async function dropEverything(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(selectDrops, [Object.keys(omittedSchemas)]);
  for (const { statement } of rows) await client.query(statement);
}

type ForeignKey = { drop: string; add: string };

/**
 * Removes the foreign keys, so that tables can be filled in any order and rows are checked all at once.
 * @returns a function that adds the foreign keys again
 */
export async function dropForeignKeys(client: pg.ClientBase): Promise<() => Promise<void>> {
  const { rows } = await client.query<ForeignKey>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS add
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0`,
  );
  for (const { drop } of rows) await client.query(drop);
  return async () => {
    for (const { add } of rows) await client.query(add);
  };
}
