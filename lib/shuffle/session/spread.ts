import type { Spread as SpreadName } from "@/lib/schemas/shuffle";
import { defaultSpread, type Spread } from "@/lib/shuffle/order/ring";

/** The spreads that a person can choose. docs/decisions/0019-three-spreads.md has measurements of each. */
export const spreads: Record<SpreadName, Spread> = {
  even: { step: 0.1, gap: 0.92 },
  balanced: defaultSpread,
  loose: { step: 0.5, gap: 0.5 },
};

/** An SQL expression: the spread that the person chose for the source of a row of `shuffle_sessions`. */
export const spreadSql = (session: string) =>
  `COALESCE((SELECT spread FROM shuffle_spreads chosen
     WHERE chosen.user_id = ${session}.user_id AND chosen.source = ${session}.source), 'balanced')`;
