import pg from "pg";

const RealDate = Date;

/**
 * Replaces the clocks of this process, its database and the simulator with one clock that a test can advance. Call it before the
 * first connection to the database, because only later sessions use the new clock.
 */
export async function movableClock(databaseUrl: string, simulatorUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`CREATE SCHEMA clock;
    CREATE TABLE clock.moved (by interval NOT NULL);
    INSERT INTO clock.moved VALUES ('0');
    CREATE FUNCTION clock.now() RETURNS timestamptz STABLE LANGUAGE sql
      AS 'SELECT pg_catalog.now() + by FROM clock.moved'`);
  const { rows } = await client.query<{ name: string }>("SELECT current_database() AS name");
  await client.query(`ALTER DATABASE "${rows[0]?.name}" SET search_path = clock, pg_catalog, public`);
  let movedBy = 0;
  globalThis.Date = class extends RealDate {
    constructor(...args: []) {
      super(...(args.length > 0 ? args : ([RealDate.now() + movedBy] as unknown as [])));
    }
    static override now = () => RealDate.now() + movedBy;
  } as DateConstructor;
  return {
    async advance(ms: number): Promise<void> {
      movedBy += ms;
      await client.query("UPDATE clock.moved SET by = $1 * interval '1 millisecond'", [movedBy]);
      await fetch(`${simulatorUrl}/_control/clock`, {
        method: "POST",
        body: JSON.stringify({ advanceMs: ms }),
      });
    },
    async close(): Promise<void> {
      globalThis.Date = RealDate;
      await client.end();
    },
  };
}

export type MovableClock = Awaited<ReturnType<typeof movableClock>>;
