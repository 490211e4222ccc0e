import type { Finding } from "./contract-checker";
import type { Deviation } from "./deviation";
import { objectDeviations } from "./object-deviations";
import { replyDeviations } from "./reply-deviations";

export const deviations: readonly Deviation[] = [...replyDeviations, ...objectDeviations];

/** Lists every deviation as single differences, to compare them with the findings of the checker. */
export function listDeviations(): Finding[] {
  return deviations.flatMap(({ where, what }) => what.map(each => ({ where, what: each })));
}
