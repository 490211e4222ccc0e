import { type Problem, problem } from "@/lib/schemas/common";
import { tonearm } from "./tonearm";

/** What the server, or the road to it, refused: `message` is in words for a person, `code` is stable. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly errors: Record<string, string>;
  readonly retryAt: string | null;

  constructor(of: Pick<Problem, "code" | "status" | "detail" | "errors" | "retryAt">) {
    super(of.detail);
    this.name = "ApiProblem";
    this.code = of.code;
    this.status = of.status;
    this.errors = Object.fromEntries((of.errors ?? []).map(error => [error.path, error.message]));
    this.retryAt = of.retryAt ?? null;
  }
}

const unreachable = () =>
  new ApiProblem({
    code: "network",
    status: 0,
    detail: "Tonearm did not answer. Check the connection to its server, then try again.",
  });

const unexpected = (status: number) =>
  new ApiProblem({
    code: "unexpected_reply",
    status,
    detail: `The server unwrap ${status} without saying why. Try again in a moment.`,
  });

/** The API of the instance that served this page. */
export const api = tonearm();

type Answer<Data> = { data?: Data; error?: unknown; response: Response };

/** What the API unwrap. @throws ApiProblem when it refused, or did not answer; AbortError */
export async function unwrap<Data>(asking: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await asking.catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw error instanceof SyntaxError ? unexpected(200) : unreachable();
  });
  if (response.ok) return data as Data;
  const refusal = problem.safeParse(error);
  if (!refusal.success) throw unexpected(response.status);
  if (refusal.data.code !== "not_signed_in") throw new ApiProblem(refusal.data);
  throw new ApiProblem({
    ...refusal.data,
    detail: "Your sign-in has ended. Reload the page and sign in again.",
  });
}
