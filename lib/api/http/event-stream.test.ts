import { expect, it } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { revokeApiToken } from "@/lib/accounts/revoke-api-token";
import { storedErrorSchema } from "@/lib/core/stored-error";
import { withWorkload } from "@/lib/platform/db";
import { currentWorkload } from "@/lib/platform/db/workload";
import { createUser } from "@/testing/people";
import { eventStream } from "./event-stream";

/** Creates a person with an API token. `open` opens a stream of a number that grows with each read. */
async function createStreamOpener() {
  const ctx = await createUser();
  const { id, token } = await createApiToken(ctx, { name: "test", scopes: ["read"] });
  const open = (method = "GET") => {
    const connection = new AbortController();
    const headers = { authorization: `Bearer ${token}` };
    const request = new Request("http://127.0.0.1/", { method, headers, signal: connection.signal });
    let number = 0;
    const source = { event: "number", first: number, read: async () => ++number };
    return { connection, reader: eventStream({ ctx, request }, source, 0).body?.getReader() };
  };
  return { open, revoke: () => revokeApiToken(ctx, id) };
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
    problem: storedErrorSchema.parse({ code: "rate_limited", parameters: { until: retryAt } }),
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
