import type { Spread as SpreadName } from "@/lib/schemas/shuffle";
import { defaultSpread, type Spread } from "@/lib/shuffle/order/ring";

/** What a person can choose; docs/decisions/0012-shuffle-sessions.md has what was measured of each. */
export const spreads: Record<SpreadName, Spread> = {
  even: { step: 0.1, gap: 0.92 },
  balanced: defaultSpread,
  loose: { step: 0.5, gap: 0.5 },
};

/** What the person of a row of `shuffle_sessions` chose for its source. */
export const spreadSql = (session: string) =>
  `COALESCE((SELECT spread FROM shuffle_spreads chosen
     WHERE chosen.user_id = ${session}.user_id AND chosen.source = ${session}.source), 'balanced')`;
