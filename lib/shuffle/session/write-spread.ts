import type pg from "pg";
import type { Spread } from "@/lib/schemas/shuffle";
import type { SourceKey } from "./source-key";

/** Saves the spread that a person chose for a source. Later sessions of the source use it too. */
export const writeSpread = (
  client: pg.PoolClient,
  { userId, source, spread }: { userId: string; source: SourceKey; spread: Spread },
) =>
  client.query(
    `INSERT INTO shuffle_spreads (user_id, source, spread) VALUES ($1, $2, $3)
     ON CONFLICT (user_id, source) DO UPDATE SET spread = EXCLUDED.spread`,
    [userId, source, spread],
  );
