import { sql } from "@/lib/platform/db";

type ForeignKey = { from: string; column: string; to: string; key: string };

const selectForeignKeys = `SELECT source.relname AS "from", a.attname AS "column", target.relname AS "to", k.attname AS key
  FROM pg_constraint c JOIN pg_class source ON source.oid = c.conrelid JOIN pg_class target ON target.oid = c.confrelid
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    JOIN pg_attribute k ON k.attrelid = c.confrelid AND k.attnum = c.confkey[1]
  WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace ORDER BY 1, 2`;

/**
 * Finds every table with rows of a person by following the foreign keys, so that new tables need no registration.
 * @returns for each table the condition that selects the rows of the person in parameter $1
 */
export async function findPersonalTables(): Promise<Map<string, string>> {
  const all = await sql<ForeignKey>(selectForeignKeys);
  const tables = new Map([["users", "id = $1::uuid"]]);
  // The map grows during the loop: each table adds the tables that refer to it.
  for (const [to, condition] of tables)
    for (const { from, column, key } of all.filter(reference => reference.to === to))
      if (!tables.has(from))
        tables.set(
          from,
          to === "users"
            ? `${column} = $1::uuid`
            : `${column} IN (SELECT ${key} FROM ${to} WHERE ${condition})`,
        );
  return tables;
}
