import { expect, it } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { revokeApiToken } from "@/lib/accounts/revoke-api-token";
import { somebody } from "@/testing/people";
import { eventStream } from "./event-stream";

/** Somebody with a token, and what opens a stream of a number that grows whenever it is read. */
async function listener() {
  const ctx = await somebody();
  const { id, token } = await createApiToken(ctx, { name: "test", scopes: ["read"] });
  const open = (method = "GET") => {
    const left = new AbortController();
    const request = new Request("http://127.0.0.1/", {
      method,
      headers: { authorization: `Bearer ${token}` },
      signal: left.signal,
    });
    let number = 0;
    const source = { event: "number", first: number, read: async () => ++number };
    return { left, reader: eventStream({ ctx, request }, source, 0).body?.getReader() };
  };
  return { open, revoke: () => revokeApiToken(ctx, id) };
}

it("a stream ends when the token that asked for it is revoked", async () => {
  const { open, revoke } = await listener();
  const { reader } = open();
  for (const number of [0, 1]) {
    const { value } = (await reader?.read()) ?? {};
    expect(new TextDecoder().decode(value)).toBe(`event: number\ndata: ${number}\n\n`);
  }
  await revoke();
  await expect.poll(async () => (await reader?.read())?.done, { timeout: 10_000 }).toBe(true);
});

it("a person has twenty streams open at most, and may open another when one was left", async () => {
  const [ada, eve] = [await listener(), await listener()];
  for (let times = 0; times < 30; times++) ada.open("HEAD");
  const streams = Array.from({ length: 20 }, () => ada.open());
  expect(() => ada.open()).toThrow(expect.objectContaining({ code: "too_many_requests" }));
  const others = [eve.open()];
  streams[0]?.left.abort();
  await streams[1]?.reader?.cancel();
  others.push(ada.open(), ada.open());
  expect(() => ada.open()).toThrow();
  for (const { left } of [...streams, ...others]) left.abort();
});
