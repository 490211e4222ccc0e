import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

/** The developer app that the simulator has at its start (simulator/README.md). */
const developerApp = {
  clientId: "0123456789abcdef0123456789abcdef",
  clientSecret: "fedcba9876543210fedcba9876543210",
};

/** An account of the instance, with a token for its API. */
export type Account = { email: string; password: string };

const timeoutMs = 60_000;

/** Waits until a condition holds. @throws when it does not hold within a minute */
export async function waitUntil(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const endsAt = Date.now() + timeoutMs; !(await holds().catch(() => false)); await wait(200))
    assert(Date.now() < endsAt, `waited a minute in vain until ${what}`);
}

function apiOf(url: string, token?: string) {
  return async (method: string, path: string, body?: unknown) => {
    const reply = await fetch(`${url}/api/v1${path}`, {
      method,
      // A kept connection would break when the instance stops.
      headers: {
        connection: "close",
        "content-type": "application/json",
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await reply.text();
    assert(reply.ok, `${method} ${path}: ${reply.status} ${text}`);
    return text ? JSON.parse(text) : null;
  };
}

export async function signIn(url: string, { email, password }: Account) {
  const { accessToken } = await apiOf(url)("POST", "/auth/login", { email, password });
  return apiOf(url, accessToken);
}

/** Loads pages, and an address of Next that converts images, which no page uses. */
async function loadPages(url: string): Promise<void> {
  for (const [path, status] of [
    ["/sign-up", 200],
    ["/docs", 200],
    ["/_next/image?url=%2Ficon.svg&w=64&q=75", 404],
  ] as const)
    assert.equal((await fetch(`${url}${path}`)).status, status, path);
}

/** Goes from a new account to an imported library, as a person does it. Returns the account. */
export async function signUpToImport(url: string): Promise<Account> {
  await loadPages(url);
  const account = { email: `${randomUUID()}@example.org`, password: `password-${randomUUID()}` };
  await apiOf(url)("POST", "/auth/register", { ...account, username: "Ada" });
  const api = await signIn(url, account);
  await api("PUT", "/me/spotify/credentials", developerApp);
  const { authorizeUrl } = await api("POST", "/me/spotify/authorize");
  const consentPage = new URL(authorizeUrl);
  const agreed = await fetch(`${consentPage.origin}/authorize/consent`, {
    method: "POST",
    body: new URLSearchParams([...consentPage.searchParams, ["decision", "agree"]]),
    redirect: "manual",
  });
  const { searchParams } = new URL(agreed.headers.get("location") ?? "");
  await api("POST", "/me/spotify/connect", Object.fromEntries(searchParams));
  const { job } = await api("POST", "/spotify/import", {});
  await waitUntil("the import is complete", async () => {
    const { state } = await api("GET", `/sync/jobs/${job.id}`);
    assert.notEqual(state, "failed");
    return state === "completed";
  });
  return account;
}

/** Checks that the account is connected and has its library. */
export async function checkLibrary(url: string, account: Account): Promise<void> {
  const api = await signIn(url, account);
  assert.equal((await api("GET", "/me/spotify")).state, "connected");
  assert.notEqual((await api("GET", "/playlists")).items.length, 0);
}
