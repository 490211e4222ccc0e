import type { z } from "zod";
import { type Problem, problem } from "@/lib/api/schemas/common";

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

type Method = "GET" | "POST" | "PUT" | "DELETE";
type Options = { body?: unknown; signal?: AbortSignal };

const unreachable = () =>
  new ApiProblem({
    code: "network",
    status: 0,
    detail: "Tonearm did not answer. Check the connection to its server, then try again.",
  });

async function send(method: Method, path: string, { body, signal }: Options): Promise<Response> {
  const init: RequestInit = { method, headers: { accept: "application/json" }, credentials: "same-origin" };
  if (signal) init.signal = signal;
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { ...init.headers, "content-type": "application/json" };
  }
  const response = await fetch(`/api/v1${path}`, init).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw unreachable();
  });
  if (response.ok) return response;

  const refusal = problem.safeParse(await response.json().catch(() => null));
  if (refusal.success && refusal.data.code === "not_signed_in")
    throw new ApiProblem({
      ...refusal.data,
      detail: "Your sign-in has ended. Reload the page and sign in again.",
    });
  if (refusal.success) throw new ApiProblem(refusal.data);
  throw new ApiProblem({
    code: "unexpected_reply",
    status: response.status,
    detail: `The server answered ${response.status} without saying why. Try again in a moment.`,
  });
}

/** Asks the REST API and parses the reply: a reply of the wrong shape is a problem like any other. */
export async function request<Reply extends z.ZodType>(
  method: Method,
  path: string,
  reply: Reply,
  options: Options = {},
): Promise<z.infer<Reply>> {
  const response = await send(method, path, options);
  const parsed = reply.safeParse(await response.json().catch(() => null));
  if (parsed.success) return parsed.data;
  throw new ApiProblem({
    code: "unexpected_reply",
    status: response.status,
    detail: "The server and this page do not fit each other. Reload the page, then try again.",
  });
}

/** For commands whose reply says nothing. */
export async function command(method: Method, path: string, body?: unknown): Promise<void> {
  await send(method, path, body === undefined ? {} : { body });
}

/** `?a=1&b=2` of what is given; left out: undefined and the empty text. */
export function query(values: Record<string, string | number | undefined>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && value !== "") params.set(key, String(value));
  }
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}
