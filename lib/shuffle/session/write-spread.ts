import type pg from "pg";
import type { Spread } from "@/lib/schemas/shuffle";
import type { SourceKey } from "./source-key";

type Chosen = { userId: string; source: SourceKey; spread: Spread };

/** Keeps what a person chose for something, for later sessions over it too. */
export const writeSpread = (client: pg.PoolClient, { userId, source, spread }: Chosen) =>
  client.query(
    `INSERT INTO shuffle_spreads (user_id, source, spread) VALUES ($1, $2, $3)
     ON CONFLICT (user_id, source) DO UPDATE SET spread = EXCLUDED.spread`,
    [userId, source, spread],
  );
