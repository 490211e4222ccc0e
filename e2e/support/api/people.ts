import { randomInt, randomUUID } from "node:crypto";
import { type APIRequestContext, request as requests } from "@playwright/test";
import type { z } from "zod";
import { problem } from "@/lib/schemas/common";
import { consent, controlOf, createSpotifyAccount, type SpotifyAccount } from "@/testing/simulator-client";
import { generated } from "../stacks";
import { test as base, expect } from "../test";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Sent = {
  /** Sent as JSON; a string as it is. */
  body?: unknown;
  headers?: Record<string, string>;
};
export type Answer = { status: number; headers: Record<string, string>; text: string; json: unknown };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A client of the API, with a bearer token or without. */
export class Api {
  constructor(
    readonly request: APIRequestContext,
    readonly token?: string,
  ) {}

  async send(method: Method | "OPTIONS", path: string, { body, headers = {} }: Sent = {}): Promise<Answer> {
    const isRaw = typeof body === "string";
    const reply = await this.request.fetch(
      `${generated.url}${path.startsWith("/api/") ? "" : "/api/v1"}${path}`,
      {
        method,
        maxRedirects: 0,
        headers: {
          ...(this.token && { authorization: `Bearer ${this.token}` }),
          ...(body !== undefined && { "content-type": "application/json" }),
          ...headers,
        },
        // As bytes: Playwright writes a text as JSON once more.
        ...(body !== undefined && { data: Buffer.from(isRaw ? body : JSON.stringify(body)) }),
      },
    );
    const text = await reply.text();
    return { status: reply.status(), headers: reply.headers(), text, json: parsed(text) };
  }

  /** Asks and parses the answer, which must have this status and shape and nothing besides. */
  async expect<Schema extends z.ZodType>(
    status: number,
    schema: Schema,
    method: Method,
    path: string,
    sent?: Sent,
  ): Promise<z.infer<Schema>> {
    const answer = await this.send(method, path, sent);
    expect(answer.status, `${method} ${path}: ${answer.text}`).toBe(status);
    expect(answer.headers["content-type"]).toContain("application/json");
    expect(answer.headers["x-request-id"]).toBeTruthy();
    const value = schema.parse(answer.json);
    expect(answer.json, `${method} ${path} answers keys that its schema does not name`).toEqual(value);
    return value;
  }

  async expectEmpty(method: Method, path: string, sent?: Sent): Promise<void> {
    const { status, text } = await this.send(method, path, sent);
    expect({ status, text }, `${method} ${path}`).toEqual({ status: 204, text: "" });
  }

  async expectProblem(status: number, code: string, method: Method, path: string, sent?: Sent) {
    return asProblem(await this.send(method, path, sent), status, code);
  }
}

/** Every refusal is application/problem+json with a stable code and the request's id. */
export function asProblem(answer: Answer, status: number, code: string) {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.headers["content-type"]).toContain("application/problem+json");
  const told = problem.strict().parse(answer.json);
  expect(told).toMatchObject({ status, code });
  expect(told.detail.length).toBeGreaterThan(10);
  expect(answer.headers["x-request-id"]).toBe(told.requestId);
  expect(answer.text).not.toMatch(/\bat .+:\d+:\d+|node_modules|prisma/i);
  return told;
}

export const password = "a good long password";
export const demoAdmin = { email: "demo@tonearm.local", password: "tonearm-demo" };

/** Each person of a test comes from an address of their own, as through a proxy: sign-ups are counted by address. */
export const someAddress = () => ({
  "x-forwarded-for": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`,
});

export type Person = { api: Api; email: string; token: string; id: string };

export async function signIn(
  request: APIRequestContext,
  account: { email: string; password: string },
): Promise<Person> {
  const { json } = await new Api(request).send("POST", "/auth/login", {
    body: account,
    headers: someAddress(),
  });
  const { accessToken, user } = json as { accessToken: string; user: { id: string } };
  return { api: new Api(request, accessToken), email: account.email, token: accessToken, id: user.id };
}

export async function register(request: APIRequestContext): Promise<Person> {
  const account = { email: `${randomUUID()}@example.org`, password };
  const body = { ...account, username: "Somebody" };
  const { status, text } = await new Api(request).send("POST", "/auth/register", {
    body,
    headers: someAddress(),
  });
  expect(status, text).toBe(201);
  return signIn(request, account);
}

/** Signs in as a browser does, through next-auth; the cookie stays in the new request context. */
export async function browserOf({ email }: { email: string }): Promise<APIRequestContext> {
  const context = await requests.newContext({ baseURL: generated.url });
  const { csrfToken } = await (await context.get("/api/auth/csrf")).json();
  await context.post("/api/auth/callback/credentials", {
    form: { csrfToken, email, password, json: "true" },
    headers: someAddress(),
    maxRedirects: 0,
  });
  return context;
}

export const control = controlOf(generated.simulatorUrl);

export async function connect({ api }: Person, account: SpotifyAccount): Promise<void> {
  const { clientId, clientSecret, spotifyUser } = account;
  const saved = await api.send("PUT", "/me/spotify/credentials", { body: { clientId, clientSecret } });
  expect(saved.status, saved.text).toBe(200);
  const { authorizeUrl } = (await api.send("POST", "/me/spotify/authorize")).json as {
    authorizeUrl: string;
  };
  const back = (await consent(authorizeUrl, spotifyUser)).searchParams;
  const body = { code: back.get("code"), state: back.get("state") };
  const connected = await api.send("POST", "/me/spotify/connect", { body });
  expect(connected.status, connected.text).toBe(200);
}

/** Ids of tracks that the simulator's catalogue has. */
export async function someTracks(account: SpotifyAccount, count: number): Promise<string[]> {
  const token = await fetch(`${generated.simulatorUrl}/api/token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${account.clientId}:${account.clientSecret}`).toString("base64")}`,
    },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const ids = new Set<string>();
  for (let offset = 0; ids.size < count && offset < 1000; offset += 10) {
    const query = new URLSearchParams({ q: "a", type: "track", limit: "10", offset: String(offset) });
    const found = await fetch(`${generated.simulatorUrl}/v1/search?${query}`, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    const { tracks } = (await found.json()) as { tracks: { items: { id: string }[] } };
    for (const { id } of tracks.items) ids.add(id);
  }
  return [...ids].slice(0, count);
}

type Fixtures = {
  /** Nobody in particular. */
  anonymous: Api;
  /** A new person. */
  person: Person;
  /** A new person connected to a new Spotify account. */
  listener: Person & SpotifyAccount;
};

export const test = base.extend<Fixtures>({
  anonymous: async ({ request }, use) => use(new Api(request)),
  person: async ({ request }, use) => use(await register(request)),
  listener: async ({ request }, use) => {
    const account = await createSpotifyAccount(control);
    const person = await register(request);
    await connect(person, account);
    await use({ ...person, ...account });
  },
});

export { expect };
