import { expect, it } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { revokeApiToken } from "@/lib/accounts/revoke-api-token";
import { isSignedIn } from "@/lib/accounts/sessions/is-signed-in";
import { createBrowserSession, endSession } from "@/lib/accounts/sessions/sessions";
import type { UserContext } from "@/lib/core/context";
import { presentError } from "@/lib/core/stored-error";
import { batched } from "@/lib/platform/batched";
import { prisma, withWorkload } from "@/lib/platform/db";
import { currentWorkload } from "@/lib/platform/db/workload";
import { createUser } from "@/testing/people";
import { eventStream } from "./event-stream";

/** Creates a person with an API token. `open` opens a stream of a number that grows with each read. */
async function createStreamOpener() {
  const owner = await createUser();
  const { userId } = owner;
  const { id: tokenId } = await createApiToken(owner, { name: "test", scopes: ["read"] });
  const actor: UserContext["actor"] = { kind: "apiToken", userId, role: "member", tokenId, scopes: ["read"] };
  const ctx = { ...owner, actor };
  const open = (method = "GET") => {
    const connection = new AbortController();
    const request = new Request("http://127.0.0.1/", { method, signal: connection.signal });
    let number = 0;
    const source = { event: "number", first: number, read: async () => ++number };
    return { connection, reader: eventStream({ ctx, request }, source, 0).body?.getReader() };
  };
  return { open, revoke: () => revokeApiToken(owner, tokenId) };
}

it("A stream sends changes and ends when its token is revoked", async () => {
  const { open, revoke } = await createStreamOpener();
  const { reader } = open();
  for (const number of [0, 1]) {
    const { value } = (await reader?.read()) ?? {};
    expect(new TextDecoder().decode(value)).toBe(`event: number\ndata: ${number}\n\n`);
  }
  await revoke();
  await expect.poll(async () => (await reader?.read())?.done, { timeout: 10_000 }).toBe(true);
});

it("A stream reads with the connections of its request, although its body is read outside of the request", async () => {
  const ctx = await createUser();
  const workload = { pool: "search", userId: ctx.userId } as const;
  const source = { event: "workload", first: null, read: async () => currentWorkload() };
  const request = new Request("http://127.0.0.1/");
  const reader = withWorkload(workload, () => eventStream({ ctx, request }, source)).body?.getReader();
  // The stream first fills its buffer in the context that created it; later reads come from outside.
  await new Promise(resolve => setImmediate(resolve));
  await reader?.read();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  expect(new TextDecoder().decode(value)).toBe(`event: workload\ndata: ${JSON.stringify(workload)}\n\n`);
});

it("Open streams are told when a session ends and when an account is disabled", async () => {
  const { userId, ...ctx } = await createUser();
  const sessionId = await createBrowserSession(userId, {});
  const actor = { kind: "user", userId, role: "member", sessionId } as const;
  const signedIn = () => isSignedIn({ ...ctx, userId, actor });
  await expect(signedIn()).resolves.toBe(true);
  await prisma().user.update({ where: { id: userId }, data: { disabledAt: new Date() } });
  await expect(signedIn()).resolves.toBe(false);
  await prisma().user.update({ where: { id: userId }, data: { disabledAt: null } });
  await expect(signedIn()).resolves.toBe(true);
  await endSession(userId, sessionId);
  await expect(signedIn()).resolves.toBe(false);
});

it("Streams that opened at different times read at the same moments, so that one query can serve them all", async () => {
  const reads: string[][] = [];
  const read = batched(async (names: string[]) => {
    reads.push(names);
    return new Map(names.map(name => [name, reads.length]));
  });
  const request = new Request("http://127.0.0.1/");
  const open = async (name: string) => {
    const source = { event: "number", first: 0, read: async () => (await read(name)) ?? 0 };
    const reader = eventStream({ ctx: await createUser(), request }, source).body?.getReader();
    await reader?.read();
    return reader;
  };
  const readers = [await open("a"), await open("b"), await open("c")];
  for (let times = 0; times < 2; times++) await Promise.all(readers.map(reader => reader?.read()));
  for (const reader of readers) await reader?.cancel();
  expect(reads.map(names => names.toSorted().join(""))).toContain("abc");
});

it("A person can have twenty open streams, and can open another one after one is closed", async () => {
  const [ada, eve] = [await createStreamOpener(), await createStreamOpener()];
  for (let times = 0; times < 30; times++) ada.open("HEAD");
  const streams = Array.from({ length: 20 }, () => ada.open());
  expect(() => ada.open()).toThrow(expect.objectContaining({ code: "too_many_requests" }));
  const others = [eve.open()];
  streams[0]?.connection.abort();
  await streams[1]?.reader?.cancel();
  others.push(ada.open(), ada.open());
  expect(() => ada.open()).toThrow();
  for (const { connection } of [...streams, ...others]) connection.abort();
});

it("A problem that waits for its retry sends one event, although its detail counts down", async () => {
  const ctx = await createUser();
  const request = new Request("http://127.0.0.1/");
  const retryAt = new Date(Date.now() + 45_000).toISOString();
  const waiting = () => ({
    problem: presentError("en", { code: "rate_limited", parameters: { until: retryAt } }),
    retryAt,
  });
  const states = [waiting, waiting, waiting, waiting, () => null];
  const details = new Set<string | undefined>();
  const read = async () => {
    const state = states.shift()?.() ?? null;
    details.add(state?.problem.detail);
    return state;
  };
  const source = { event: "player", first: await read(), read };
  const reader = eventStream({ ctx, request }, source).body?.getReader();
  const events = [await reader?.read(), await reader?.read()];
  await reader?.cancel();
  expect(details.size).toBeGreaterThan(2);
  expect(events.map(event => new TextDecoder().decode(event?.value))).toEqual([
    expect.stringContaining("rate_limited"),
    "event: player\ndata: null\n\n",
  ]);
});
