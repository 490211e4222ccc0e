import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { createTokenSession } from "@/lib/accounts/sessions";
import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import { createUser } from "@/testing/people";
import { withGuard } from "./guard";
import { withIdempotency } from "./idempotency";

const here = "http://127.0.0.1/api/v1/things";

/** A route that counts how often it ran. */
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

async function clientOf(ctx: UserContext, handler: ReturnType<typeof countingRoute>["handler"]) {
  const token = await createTokenSession(ctx.userId, null);
  return (key: string, address = here) =>
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
  it("A repeated key gets the first reply with its status, body and Location, and the work runs once", async () => {
    const reply = () =>
      Response.json({ id: randomUUID() }, { status: 201, headers: { location: "/api/v1/things/1" } });
    const { runs, handler } = countingRoute(reply);
    const send = await clientOf(await createUser(), handler);
    const [first, second] = [await send("one"), await send("one")];
    expect(runs.count).toBe(1);
    expect(second.status).toBe(201);
    expect(second.headers.get("location")).toBe("/api/v1/things/1");
    expect(await second.json()).toEqual(await first.json());
    expect([first, second].map(({ headers }) => headers.get("idempotency-replayed"))).toEqual([null, "true"]);
    await send("another");
    expect(runs.count).toBe(2);
  });

  it("A reply without a body is repeated", async () => {
    const { handler } = countingRoute(() => new Response(null, { status: 204 }));
    const send = await clientOf(await createUser(), handler);
    await send("one");
    const again = await send("one");
    expect([again.status, await again.text()]).toEqual([204, ""]);
  });

  it("A key that was used for a different request is refused", async () => {
    const { runs, handler } = countingRoute();
    const send = await clientOf(await createUser(), handler);
    await send("one");
    const other = await send("one", `${here}?other`);
    expect([other.status, await codeOf(other)]).toEqual([422, "idempotency_key_reused"]);
    expect(runs.count).toBe(1);
  });

  it("Two people can use the same key", async () => {
    const { runs, handler } = countingRoute();
    await (await clientOf(await createUser(), handler))("one");
    await (await clientOf(await createUser(), handler))("one");
    expect(runs.count).toBe(2);
  });

  it("One of many concurrent requests does the work, and the others are told to retry", async () => {
    let finish = () => {};
    const finished = new Promise<void>(resolve => {
      finish = resolve;
    });
    const { runs, handler } = countingRoute(async () => {
      await finished;
      return Response.json({});
    });
    const send = await clientOf(await createUser(), handler);
    const all = Array.from({ length: 20 }, () => send("one"));
    const early = await Promise.race(all);
    expect([early.status, await codeOf(early)]).toEqual([409, "idempotency_key_in_use"]);
    expect(Number(early.headers.get("retry-after"))).toBeGreaterThan(0);
    finish();
    const answers = await Promise.all(all);
    const first = answers.filter(
      ({ status, headers }) => status === 200 && !headers.has("idempotency-replayed"),
    );
    expect(first).toHaveLength(1);
    expect(runs.count).toBe(1);
  });

  it("A refusal is repeated, but server errors and rate limits are retried", async () => {
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
      const send = await clientOf(await createUser(), handler);
      const [first, second] = [await send("one"), await send("one")];
      expect(second.status).toBe(first.status);
      expect(runs.count, error.message).toBe(times);
    }
  });

  it("A key can be used again after its process died, and after a day", async () => {
    const { runs, handler } = countingRoute();
    const ctx = await createUser();
    const send = await clientOf(ctx, handler);
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
    expect((await send("one", `${here}?other`)).status).toBe(201);
    expect(runs.count).toBe(3);
  });

  it("A key is deleted after a day", async () => {
    const { handler } = countingRoute();
    const ctx = await createUser();
    const send = await clientOf(ctx, handler);
    await send("old");
    await sql("UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE user_id = $1", [
      ctx.userId,
    ]);
    await send("new");
    const rows = await sql("SELECT key FROM idempotency_keys WHERE user_id = $1", [ctx.userId]);
    expect(rows).toEqual([{ key: "new" }]);
  });

  it("A malformed key is refused, and nothing is done", async () => {
    const { runs, handler } = countingRoute();
    const send = await clientOf(await createUser(), handler);
    for (const key of ["", "a b", "ü", "x".repeat(256)]) {
      const reply = await send(key);
      expect([reply.status, await codeOf(reply)], key).toEqual([400, "bad_request"]);
    }
    expect((await send("x".repeat(255))).status).toBe(201);
    expect(runs.count).toBe(1);
  });

  it("Stored replies are encrypted", async () => {
    const ctx = await createUser();
    const request = new Request(here, { method: "POST", headers: { "idempotency-key": "one" } });
    const { token } = await createApiToken(ctx, { name: "lamp", scopes: ["read"] });
    await withIdempotency(request, ctx.userId, token, async () => Response.json({ token }));
    const rows = await sql("SELECT * FROM idempotency_keys WHERE user_id = $1", [ctx.userId]);
    expect(JSON.stringify(rows)).not.toContain(token);
    const again = await withIdempotency(request, ctx.userId, token, async () => Response.json({}));
    expect(await again.json()).toEqual({ token });
  });
});
