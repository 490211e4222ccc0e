import type { UserContext } from "@/lib/platform/context";
import { sql } from "@/lib/platform/db";
import { personalTables } from "./personal-tables";

/** As much as is in memory at a time. */
const batchSize = 2_000;

/** Hashes and sealed values are no use to anybody, and secrets do not leave the server. */
const secret = /_(hash|sealed)$/;

const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

async function* rowsOf(table: string, condition: string, userId: string): AsyncGenerator<object[]> {
  for (let last: string | undefined = "(0,0)"; last; ) {
    const rows: { at: string; row: Record<string, unknown> }[] = await sql(
      // Places first: written in one, each batch would make JSON of all rows that are left.
      `SELECT ctid::text AS at, to_jsonb(t) AS row FROM ${table} t WHERE ctid = ANY(ARRAY(
         SELECT ctid FROM ${table} WHERE ${condition} AND ctid > $2::tid ORDER BY ctid LIMIT ${batchSize}))
       ORDER BY ctid`,
      [userId, last],
    );
    yield rows.map(({ row }) =>
      Object.fromEntries(
        Object.entries(row).flatMap(([name, value]) => (secret.test(name) ? [] : [[camelCase(name), value]])),
      ),
    );
    last = rows.length < batchSize ? undefined : rows.at(-1)?.at;
  }
}

/** Everything that is stored about the person, table by table and without secrets, as JSON in pieces: see `accountFile`. */
export async function* exportAccount({ userId }: UserContext): AsyncGenerator<string> {
  const head = { format: "tonearm-account", version: 1, exportedAt: new Date().toISOString() };
  yield `${JSON.stringify(head).slice(0, -1)},\n"tables":{`;
  let beforeTable = "";
  for (const [table, condition] of await personalTables()) {
    yield `${beforeTable}${JSON.stringify(camelCase(table))}:[`;
    beforeTable = ",\n";
    let beforeRow = "";
    for await (const rows of rowsOf(table, condition, userId)) {
      if (rows.length === 0) continue;
      yield beforeRow + rows.map(row => JSON.stringify(row)).join(",\n");
      beforeRow = ",\n";
    }
    yield "]";
  }
  yield "}}\n";
}
