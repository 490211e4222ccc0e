import { readdirSync } from "node:fs";
import type { ServerResponse } from "node:http";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { sealSessionCookie, sessionCookieName } from "@/lib/api/auth/session-cookie";
import { errorDetail } from "@/lib/core/error-words";
import { currentWorkload } from "@/lib/platform/db/workload";
import { releasePerProcess } from "@/lib/platform/per-process";
import { sampleByDepth } from "@/testing/depth";
import { untilTrue } from "@/testing/system/event-loop";
import { holdStarts } from "@/testing/system/held-starts";
import { startLocalServer } from "@/testing/system/local-server";
import { beginRequest, inTurn } from "./page-turns";

afterEach(() => {
  vi.useRealTimers();
  releasePerProcess("settings");
});

/** Starts a server whose replies stay open until the test ends them. */
async function serveSlowly() {
  const arrived: ServerResponse[] = [];
  const open: { workload: unknown; response: ServerResponse }[] = [];
  const listener = inTurn((_, response) => open.push({ workload: currentWorkload(), response }));
  const url = await startLocalServer((request, response) => {
    arrived.push(response);
    beginRequest(response);
    listener(request, response);
  });
  const load = (
    headers: Record<string, string>,
    { path = "/", ...init }: RequestInit & { path?: string } = {},
  ) => fetch(url + path, { headers, ...init });
  return { arrived, open, load };
}

async function signIn(userId: string) {
  vi.stubEnv("APP_SECRET", "a secret of this test with enough length");
  releasePerProcess("settings");
  return { cookie: `other=1; ${sessionCookieName()}=${await sealSessionCookie(userId, "session")}` };
}
const strangerAt = async (address: string) => ({ "x-forwarded-for": address });

it.each(
  sampleByDepth(
    [
      ["person", signIn],
      ["stranger's address", strangerAt],
    ],
    2,
  ),
)(
  "A %s gets two pages at once, and sixty wait; further ones are refused in words, and others get theirs",
  async (_, enter) => {
    // A crowd of requests has pauses between its turns.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const refusals = holdStarts();
    const { open, load } = await serveSlowly();
    const [ada, eve] = [await enter("198.51.100.1"), await enter("198.51.100.2")];
    const pages = Array.from({ length: 64 }, (_, index) => load(ada, index === 0 ? { method: "POST" } : {}));
    // Requests that arrived together are refused in turn.
    await untilTrue(() => refusals.length === 2);
    for (const send of refusals) send();
    const refused = await Promise.race(pages);
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("5");
    expect(await refused.text()).toContain("You already have 2 requests of this kind in progress");
    expect(open).toHaveLength(2);
    pages.push(load(eve), load(ada, { path: "/api/v1/me" }));
    await untilTrue(() => open.length === 4);
    for (let ended = 0; ended < 64; ) {
      await untilTrue(() => open.length > ended);
      for (; ended < open.length; ended++) open[ended]?.response.end();
      await untilTrue(() => open.slice(0, ended).every(({ response }) => response.closed));
      vi.advanceTimersByTime(100);
    }
    const statuses = (await Promise.all(pages)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([...Array(64).fill(200), 429, 429]);
  },
);

it("The files of pages need no turn", async () => {
  const { open, load } = await serveSlowly();
  const ada = await strangerAt("198.51.100.4");
  const icons = readdirSync("app")
    .filter(name => /^(icon|apple-icon|favicon|manifest)/.test(name))
    .map(name => name.replace(/\.ts$/, ".webmanifest"));
  const shown = readdirSync("public", { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => path.relative("public", path.join(parentPath, name)));
  const files = [...shown, ...icons].map(name => `/${name}?1`);
  expect(files.length).toBeGreaterThan(1);
  const pages = ["/", "/", ...files].map(path => load(ada, { path }));
  await expect.poll(() => open.length).toBe(2 + files.length);
  for (const { response } of open) response.end();
  await Promise.all(pages);
});

it("An unexpected failure before a page is answered in words", async () => {
  const { open, load } = await serveSlowly();
  const { cookie } = await signIn("ada");
  vi.stubEnv("APP_SECRET", undefined);
  releasePerProcess("settings");
  releasePerProcess("opened cookies");
  const reply = await load({ cookie, "accept-language": "fr" });
  expect([reply.status, reply.headers.get("content-language")]).toEqual([500, "fr"]);
  expect(await reply.text()).toBe(errorDetail("fr", "internal_error", { reason: "form" }));
  expect(open).toEqual([]);
});

it("The queries of a page count for the person who is signed in", async () => {
  const { open, load } = await serveSlowly();
  const page = load(await signIn("ada"));
  await expect.poll(() => open.length).toBe(1);
  expect(open[0]?.workload).toEqual({ pool: "requests", userId: "ada" });
  open[0]?.response.end();
  await page;
});

it("A page whose client has gone leaves its turn to the next one, even if it was still waiting", async () => {
  const { open, load } = await serveSlowly();
  const ada = await strangerAt("198.51.100.3");
  const gone = new AbortController();
  const aborted = Array.from({ length: 4 }, () => load(ada, { signal: gone.signal }).catch(() => null));
  await expect.poll(() => open.length).toBe(2);
  gone.abort();
  await Promise.all(aborted);
  const next = load(ada);
  await expect.poll(() => open.filter(({ response }) => !response.closed).length).toBe(1);
  expect(open).toHaveLength(3);
  open[2]?.response.end();
  expect((await next).status).toBe(200);
});

it("Pages whose clients go away while they wait cost no pauses", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { arrived, open, load } = await serveSlowly();
  const ada = await strangerAt("198.51.100.5");
  const gone = new AbortController();
  const aborted = Array.from({ length: 40 }, () => load(ada, { signal: gone.signal }).catch(() => null));
  await untilTrue(() => arrived.length === 40);
  const next = load(ada);
  await untilTrue(() => arrived.length === 41);
  gone.abort();
  await Promise.all(aborted);
  await untilTrue(() => arrived.filter(({ closed }) => closed).length === 40);
  // The two pages that had their turn did cost something.
  vi.advanceTimersByTime(100);
  await untilTrue(() => open.length === 3);
  open[2]?.response.end();
  expect((await next).status).toBe(200);
});
