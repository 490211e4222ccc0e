import { type Problem, problem } from "@/lib/schemas/common";
import { tonearm } from "./tonearm";

/** A failed request. `message` is for people. `code` is stable and also set when the server was not reached. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly errors: Record<string, string>;
  readonly retryAt: string | null;

  constructor(problem: Pick<Problem, "code" | "status" | "detail" | "errors" | "retryAt">) {
    super(problem.detail);
    this.name = "ApiProblem";
    this.code = problem.code;
    this.status = problem.status;
    this.errors = Object.fromEntries((problem.errors ?? []).map(error => [error.path, error.message]));
    this.retryAt = problem.retryAt ?? null;
  }
}

const networkProblem = () =>
  new ApiProblem({
    code: "network",
    status: 0,
    detail: "Tonearm did not answer. Check the connection to its server, then try again.",
  });

const unexpectedReply = (status: number) =>
  new ApiProblem({
    code: "unexpected_reply",
    status,
    detail: `The server answered ${status} without saying why. Try again in a moment.`,
  });

/** The API of the instance that served this page. */
export const api = tonearm();

type Reply<Data> = { data?: Data; error?: unknown; response: Response };

/** Returns the data of a reply. @throws ApiProblem if the request failed; AbortError if it was aborted */
export async function unwrap<Data>(request: Promise<Reply<Data>>): Promise<Data> {
  const { data, error, response } = await request.catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw error instanceof SyntaxError ? unexpectedReply(200) : networkProblem();
  });
  if (response.ok) return data as Data;
  const parsed = problem.safeParse(error);
  if (!parsed.success) throw unexpectedReply(response.status);
  if (parsed.data.code !== "not_signed_in") throw new ApiProblem(parsed.data);
  throw new ApiProblem({
    ...parsed.data,
    detail: "Your sign-in has ended. Reload the page and sign in again.",
  });
}
