import { sql } from "@/lib/platform/db";

type ForeignKey = { table: string; column: string; target: string; targetColumn: string };

const selectForeignKeys = `SELECT source.relname AS "table", a.attname AS "column", target.relname AS target, k.attname AS "targetColumn"
  FROM pg_constraint c JOIN pg_class source ON source.oid = c.conrelid JOIN pg_class target ON target.oid = c.confrelid
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    JOIN pg_attribute k ON k.attrelid = c.confrelid AND k.attnum = c.confkey[1]
  WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace ORDER BY 1, 2`;

/**
 * Finds every table with personal rows through the foreign keys, so that new tables are found without a list.
 * @returns for each table the condition that selects the rows of the person in parameter $1
 */
export async function findPersonalTables(): Promise<Map<string, string>> {
  const foreignKeys = await sql<ForeignKey>(selectForeignKeys);
  const tables = new Map([["users", "id = $1::uuid"]]);
  // The map grows during the loop: each table adds the tables that refer to it.
  for (const [target, condition] of tables)
    for (const { table } of foreignKeys.filter(key => key.target === target)) {
      if (tables.has(table)) continue;
      const keys = foreignKeys.filter(key => key.table === table && key.target === target);
      const conditions = keys.map(({ column, targetColumn }) =>
        target === "users"
          ? `${column} = $1::uuid`
          : `${column} IN (SELECT ${targetColumn} FROM ${target} WHERE ${condition})`,
      );
      tables.set(table, `(${conditions.join(" OR ")})`);
    }
  // Plays have no foreign key to users, and staged rows none to their import: it would be checked for each of a million rows.
  tables.set("plays", "user_id = $1::uuid");
  for (const table of ["history_staged_rows", "history_staged_songs"])
    tables.set(table, "import_id IN (SELECT id FROM history_imports WHERE user_id = $1::uuid)");
  return tables;
}
