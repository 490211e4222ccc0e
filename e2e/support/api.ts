import { randomInt } from "node:crypto";
import { expect } from "@playwright/test";
import type { z } from "zod";
import { problem } from "@/lib/schemas/common";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";
type Sent = {
  /** Strings and forms are sent as they are, everything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
};
export type Reply = {
  status: number;
  headers: Record<string, string>;
  /** The cookies that the reply sets, as a browser sends them back. */
  cookie: string;
  /** The body, or the first event of a stream. */
  text: string;
  json: unknown;
};

/** Returns the header of a random address, as a proxy adds it: sign-ups and failed sign-ins are counted by address. */
export const randomAddress = () => ({
  "x-forwarded-for": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`,
});

/** Parses JSON; undefined where the text is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A client of an instance's API. `headers` go with each request. */
export class Api {
  constructor(
    readonly url: string,
    readonly headers: Record<string, string> = {},
  ) {}

  /** Returns a client that sends another bearer token. */
  withToken(token: string): Api {
    return new Api(this.url, { ...this.headers, authorization: `Bearer ${token}` });
  }

  /** Requests any address of the instance, such as a page. Follows no redirect. */
  async request(method: Method, address: string, { body, headers }: Sent = {}): Promise<Reply> {
    const abort = new AbortController();
    const isForm = body instanceof URLSearchParams || body instanceof FormData;
    const reply = await fetch(`${this.url}${address}`, {
      method,
      redirect: "manual",
      signal: abort.signal,
      headers: {
        // A kept connection may be closed by the app at the moment it is reused.
        connection: "close",
        ...(body !== undefined && !isForm && { "content-type": "application/json" }),
        ...this.headers,
        ...headers,
      },
      body: isForm || typeof body === "string" ? body : body === undefined ? null : JSON.stringify(body),
    });
    const isStream = reply.headers.get("content-type") === "text/event-stream";
    const text = isStream
      ? Buffer.from((await reply.body?.getReader().read())?.value ?? []).toString()
      : await reply.text();
    if (isStream) abort.abort();
    const cookies = reply.headers.getSetCookie().map(cookie => cookie.split(";")[0]);
    return {
      status: reply.status,
      headers: Object.fromEntries(reply.headers),
      cookie: cookies.join("; "),
      text,
      json: parseJson(text),
    };
  }

  /** Sends a request to a path below /api/v1. */
  send(method: Method, path: string, sent?: Sent): Promise<Reply> {
    return this.request(method, `/api/v1${path}`, sent);
  }

  /** Returns the JSON of a request that has to succeed. */
  async json<T>(method: Method, path: string, body?: unknown): Promise<T> {
    const { status, text, json } = await this.send(method, path, { body });
    expect(status, `${method} ${path}: ${text}`).toBeLessThan(300);
    return json as T;
  }

  /** Returns the parsed JSON of a reply, which must have this status and exactly the keys of the schema. */
  async expect<Schema extends z.ZodType>(
    status: number,
    schema: Schema,
    method: Method,
    path: string,
    sent?: Sent,
  ): Promise<z.infer<Schema>> {
    const reply = await this.send(method, path, sent);
    expect(reply.status, `${method} ${path}: ${reply.text}`).toBe(status);
    expect(reply.headers["content-type"]).toContain("application/json");
    expect(reply.headers["x-request-id"]).toBeTruthy();
    const value = schema.parse(reply.json);
    expect(reply.json, `${method} ${path} returns keys that its schema does not have`).toEqual(value);
    return value;
  }

  async expectEmpty(method: Method, path: string, sent?: Sent): Promise<void> {
    const { status, text } = await this.send(method, path, sent);
    expect({ status, text }, `${method} ${path}`).toEqual({ status: 204, text: "" });
  }

  async expectProblem(status: number, code: string, method: Method, path: string, sent?: Sent) {
    return parseProblem(await this.send(method, path, sent), status, code);
  }
}

/** Returns the problem (RFC 9457) of a refused request, which must have this status and code. */
export function parseProblem(reply: Reply, status: number, code: string) {
  expect(reply.status, reply.text).toBe(status);
  expect(reply.headers["content-type"]).toContain("application/problem+json");
  const parsed = problem.strict().parse(reply.json);
  expect(parsed).toMatchObject({ status, code });
  expect(parsed.detail.length).toBeGreaterThan(10);
  expect(reply.headers["x-request-id"]).toBe(parsed.requestId);
  expect(reply.text).not.toMatch(/\bat (\S+ \()?\S+:\d+:\d+|node_modules|prisma/i);
  return parsed;
}
