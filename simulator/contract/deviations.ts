import type { Deviation } from "./deviation";
import { objectDeviations } from "./deviations-of-objects";
import { replyDeviations } from "./deviations-of-replies";
import type { Finding } from "./findings";

export const deviations: readonly Deviation[] = [...replyDeviations, ...objectDeviations];

/** The list one by one: what was found has to be among these, and each of these has to be found. */
export function singleDeviations(): Finding[] {
  return deviations.flatMap(({ where, what }) => what.map(each => ({ where, what: each })));
}
