import type { Problem } from "@/lib/schemas/common";
import { tonearm } from "./tonearm";

/** A failed request. `title` and `message` are for people. `code` is stable and also set when the server was not reached. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly reason: string | undefined;
  readonly title: string;
  readonly status: number;
  readonly errors: Record<string, string>;
  readonly retryAt: string | null;

  constructor(
    problem: Pick<Problem, "code" | "reason" | "title" | "status" | "detail" | "errors" | "retryAt">,
  ) {
    super(problem.detail);
    this.name = "ApiProblem";
    this.code = problem.code;
    this.reason = problem.reason;
    this.title = problem.title;
    this.status = problem.status;
    this.errors = Object.fromEntries((problem.errors ?? []).map(error => [error.path, error.message]));
    this.retryAt = problem.retryAt ?? null;
  }
}

/** Problems that no server has worded. */
export type OwnProblem = "network" | "unexpectedReply" | "signInEnded" | "fileNotJson";
type ProblemWords = (own: OwnProblem, status: number) => { title: string; detail: string };

let words: ProblemWords = own => ({ title: own, detail: own });
/** Sets the words of the browser's own problems. The app sets them in the language of the screen. */
export const setProblemWords = (newWords: ProblemWords) => {
  words = newWords;
};

export const ownProblem = (own: OwnProblem, code: string, status = 0) =>
  new ApiProblem({ code, status, ...words(own, status) });

const unexpectedReply = (status: number) => ownProblem("unexpectedReply", "unexpected_reply", status);

/** The API of the instance that served this page. */
export const api = tonearm();

/** Tells the API's own errors from those of a proxy. The schema would bring 30 kB of Zod to every screen. */
const isProblem = (error: unknown): error is Problem =>
  typeof error === "object" &&
  error !== null &&
  "code" in error &&
  typeof error.code === "string" &&
  "detail" in error &&
  typeof error.detail === "string";

type Reply<Data> = { data?: Data; error?: unknown; response: Response };

/** Returns the data of a reply. @throws ApiProblem if the request failed; AbortError if it was aborted */
export async function unwrap<Data>(request: Promise<Reply<Data>>): Promise<Data> {
  const { data, error, response } = await request.catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw error instanceof SyntaxError ? unexpectedReply(200) : ownProblem("network", "network");
  });
  if (response.ok) return data as Data;
  if (!isProblem(error)) throw unexpectedReply(response.status);
  const { code, status } = error;
  throw code === "not_signed_in" ? ownProblem("signInEnded", code, status) : new ApiProblem(error);
}
