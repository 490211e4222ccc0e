import type { IncomingHttpHeaders } from "node:http";

export type HttpRequest = {
  method: string;
  /** The request target as it was sent. */
  target: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Filled in while the request is handled, for the request log. */
  caller: { clientId: string | null; userId: string | null };
};

export type Reply = {
  status: number;
  body?: string | Buffer;
  headers?: Record<string, string>;
};

const jsonContentType = { "content-type": "application/json; charset=utf-8" };

export function jsonReply(value: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return jsonBytes(JSON.stringify(value), status, headers);
}

/** Replies with a body that is already JSON. */
export function jsonBytes(body: string | Buffer, status = 200, headers: Record<string, string> = {}): Reply {
  return { status, body, headers: { ...jsonContentType, ...headers } };
}

export function textReply(body: string, status: number, headers: Record<string, string> = {}): Reply {
  return { status, body, headers: { "content-type": "text/plain; charset=utf-8", ...headers } };
}

export function htmlReply(body: string, status = 200, headers: Record<string, string> = {}): Reply {
  return { status, body, headers: { "content-type": "text/html; charset=utf-8", ...headers } };
}

export function redirectReply(location: string, headers: Record<string, string> = {}): Reply {
  return { status: 302, headers: { location, ...headers } };
}
