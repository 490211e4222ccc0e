import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { createTokenSession } from "@/lib/accounts/sessions/sessions";
import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import { keyValue } from "@/lib/platform/key-value";
import { createUser } from "@/testing/people";
import { withResolvers } from "@/testing/system/with-resolvers";
import { withGuard } from "./guard";
import { withIdempotency } from "./idempotency";

const url = "http://127.0.0.1/api/v1/things";

/** Creates a route that counts its runs. */
function countingRoute(
  answer: () => Promise<Response> | Response = () => Response.json({ made: true }, { status: 201 }),
) {
  const runs = { count: 0 };
  const handler = withGuard({ access: "session" }, async () => {
    runs.count++;
    return answer();
  });
  return { runs, handler };
}

async function createSender(ctx: UserContext, handler: ReturnType<typeof countingRoute>["handler"]) {
  const token = await createTokenSession(ctx.userId, {});
  return (key: string, address = url) =>
    handler(
      new Request(address, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "idempotency-key": key },
      }),
      { params: Promise.resolve({}) },
    );
}

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe("Idempotency-Key", () => {
  it("A repeated key gets the first reply with its status, body and Location, and the work runs only once", async () => {
    const reply = () =>
      Response.json({ id: randomUUID() }, { status: 201, headers: { location: "/api/v1/things/1" } });
    const { runs, handler } = countingRoute(reply);
    const send = await createSender(await createUser(), handler);
    const [first, second] = [await send("one"), await send("one")];
    expect(runs.count).toBe(1);
    expect(second.status).toBe(201);
    expect(second.headers.get("location")).toBe("/api/v1/things/1");
    expect(await second.json()).toEqual(await first.json());
    expect([first, second].map(({ headers }) => headers.get("idempotency-replayed"))).toEqual([null, "true"]);
    await send("another");
    expect(runs.count).toBe(2);
  });

  it("A reply without a body is replayed", async () => {
    const { handler } = countingRoute(() => new Response(null, { status: 204 }));
    const send = await createSender(await createUser(), handler);
    await send("one");
    const secondReply = await send("one");
    expect([secondReply.status, await secondReply.text()]).toEqual([204, ""]);
  });

  it("A key that was used for a different request is refused", async () => {
    const { runs, handler } = countingRoute();
    const send = await createSender(await createUser(), handler);
    await send("one");
    const other = await send("one", `${url}?other`);
    expect([other.status, await codeOf(other)]).toEqual([422, "idempotency_key_reused"]);
    expect(runs.count).toBe(1);
  });

  it("A repeated request whose stored reply cannot be decrypted is refused and not carried out again", async () => {
    const { runs, handler } = countingRoute();
    const send = await createSender(await createUser(), handler);
    await send("one");
    await sql("UPDATE idempotency_keys SET reply_sealed = 'lost.AA.AA.AA'");
    const second = await send("one");
    expect([second.status, await codeOf(second)]).toEqual([422, "idempotency_key_reused"]);
    expect(runs.count).toBe(1);
  });

  it("Two people can use the same key", async () => {
    const { runs, handler } = countingRoute();
    await (await createSender(await createUser(), handler))("one");
    await (await createSender(await createUser(), handler))("one");
    expect(runs.count).toBe(2);
  });

  it("One of many concurrent requests does the work, and the other requests get 409 with Retry-After", async () => {
    const work = withResolvers();
    const { runs, handler } = countingRoute(async () => {
      await work.promise;
      return Response.json({});
    });
    const send = await createSender(await createUser(), handler);
    const all = Array.from({ length: 20 }, () => send("one"));
    const firstReply = await Promise.race(all);
    expect([firstReply.status, await codeOf(firstReply)]).toEqual([409, "idempotency_key_in_use"]);
    expect(Number(firstReply.headers.get("retry-after"))).toBeGreaterThan(0);
    work.resolve();
    const replies = await Promise.all(all);
    const first = replies.filter(
      ({ status, headers }) => status === 200 && !headers.has("idempotency-replayed"),
    );
    expect(first).toHaveLength(1);
    expect(runs.count).toBe(1);
  });

  it("A refusal is replayed, but after a server error or rate limit a retry runs again", async () => {
    const refuse = (error: Error) => () => {
      throw error;
    };
    for (const [error, times] of [
      [new AppError("nothing_to_shuffle", { reason: "playlist_empty" }), 1],
      [new AppError("spotify_unavailable"), 2],
      [new AppError("rate_limited", { until: new Date() }), 2],
      [new Error("unexpected"), 2],
    ] as const) {
      const { runs, handler } = countingRoute(refuse(error));
      const send = await createSender(await createUser(), handler);
      const [first, second] = [await send("one"), await send("one")];
      expect(second.status).toBe(first.status);
      expect(runs.count, error.message).toBe(times);
    }
  });

  it("A key can be used again after its lease has ended, and after a day", async () => {
    const { runs, handler } = countingRoute();
    const ctx = await createUser();
    const send = await createSender(ctx, handler);
    await send("one");
    await sql(
      "UPDATE idempotency_keys SET reply_sealed = NULL, lease_until = now() + interval '1 second' WHERE user_id = $1",
      [ctx.userId],
    );
    expect((await send("one")).status).toBe(409);
    await sql("UPDATE idempotency_keys SET lease_until = now() - interval '1 second' WHERE user_id = $1", [
      ctx.userId,
    ]);
    expect((await send("one")).status).toBe(201);
    expect((await send("one")).status).toBe(201);
    expect(runs.count).toBe(2);
    await sql("UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE user_id = $1", [
      ctx.userId,
    ]);
    expect((await send("one", `${url}?other`)).status).toBe(201);
    expect(runs.count).toBe(3);
  });

  it("The next request deletes a key that is older than a day", async () => {
    const { handler } = countingRoute();
    const ctx = await createUser();
    const send = await createSender(ctx, handler);
    await send("old");
    await sql("UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE user_id = $1", [
      ctx.userId,
    ]);
    await send("new");
    const rows = await sql("SELECT key FROM idempotency_keys WHERE user_id = $1", [ctx.userId]);
    expect(rows).toEqual([{ key: "new" }]);
  });

  it("A malformed key is refused, and the work does not run", async () => {
    const { runs, handler } = countingRoute();
    const send = await createSender(await createUser(), handler);
    for (const key of ["", "a b", "ü", "x".repeat(256)]) {
      const reply = await send(key);
      expect([reply.status, await codeOf(reply)], key).toEqual([400, "bad_request"]);
    }
    expect((await send("x".repeat(255))).status).toBe(201);
    expect(runs.count).toBe(1);
  });

  it("A retry gets status and address of a reply that is too large to keep, without its body", async () => {
    const answer = () =>
      Response.json({ text: "x".repeat(64 * 1024) }, { status: 201, headers: { location: "/things/1" } });
    const { runs, handler } = countingRoute(answer);
    const send = await createSender(await createUser(), handler);
    expect((await (await send("one")).text()).length).toBeGreaterThan(64 * 1024);
    const retry = await send("one");
    expect([retry.status, retry.headers.get("location"), await retry.text()]).toEqual([201, "/things/1", ""]);
    expect(retry.headers.get("content-type")).toBeNull();
    expect(runs.count).toBe(1);
  });

  it("A person's replies are kept up to a number of bytes a day, and later ones without their body", async () => {
    const { runs, handler } = countingRoute(() => Response.json({ text: "x".repeat(60 * 1024) }));
    const ctx = await createUser();
    const send = await createSender(ctx, handler);
    await keyValue().increment(`stored replies/${ctx.userId}`, 60, 16 * 1024 * 1024 - 64 * 1024);
    for (const key of ["kept", "left-out"]) await send(key);
    expect((await (await send("kept")).text()).length).toBeGreaterThan(60 * 1024);
    expect(await (await send("left-out")).text()).toBe("");
    expect(runs.count).toBe(2);
  });

  it("Stored replies are encrypted", async () => {
    const ctx = await createUser();
    const request = new Request(url, { method: "POST", headers: { "idempotency-key": "one" } });
    const { token } = await createApiToken(ctx, { name: "lamp", scopes: ["read"] });
    await withIdempotency(request, ctx.userId, Buffer.from(token), async () => Response.json({ token }));
    const rows = await sql("SELECT * FROM idempotency_keys WHERE user_id = $1", [ctx.userId]);
    expect(JSON.stringify(rows)).not.toContain(token);
    const secondReply = await withIdempotency(request, ctx.userId, Buffer.from(token), async () =>
      Response.json({}),
    );
    expect(await secondReply.json()).toEqual({ token });
  });
});
