import type { Stage } from "./stage";

/** One request and the status it is answered with; what else the answer has to be, the description says. */
export type Case = {
  about: string;
  path: string;
  status: number;
  body?: unknown;
  before?: (stage: Stage) => Promise<unknown>;
};

type More = Pick<Case, "body" | "before">;

export function call(about: string, path: string, status = 200, more: More = {}): Case {
  return { about, path, status, ...more };
}
