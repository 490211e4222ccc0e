import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { createTokenSession } from "@/lib/accounts/sessions";
import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import { somebody } from "@/testing/people";
import { withGuard } from "./guard";
import { withIdempotency } from "./idempotency";

const here = "http://127.0.0.1/api/v1/things";

/** A route that counts how often it did its work, and what it is asked to answer. */
function counting(
  work: () => Promise<Response> | Response = () => Response.json({ made: true }, { status: 201 }),
) {
  const done = { times: 0 };
  const handler = withGuard({ access: "session" }, async () => {
    done.times++;
    return work();
  });
  return { done, handler };
}

async function asking(ctx: UserContext, handler: ReturnType<typeof counting>["handler"]) {
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

describe("an Idempotency-Key", () => {
  it("gets the first reply again, its status, body and Location, and nothing is done twice", async () => {
    const reply = () =>
      Response.json({ id: randomUUID() }, { status: 201, headers: { location: "/api/v1/things/1" } });
    const { done, handler } = counting(reply);
    const ask = await asking(await somebody(), handler);
    const [first, second] = [await ask("one"), await ask("one")];
    expect(done.times).toBe(1);
    expect(second.status).toBe(201);
    expect(second.headers.get("location")).toBe("/api/v1/things/1");
    expect(await second.json()).toEqual(await first.json());
    expect([first, second].map(({ headers }) => headers.get("idempotency-replayed"))).toEqual([null, "true"]);
    await ask("another");
    expect(done.times).toBe(2);
  });

  it("gives a reply without a body again", async () => {
    const { handler } = counting(() => new Response(null, { status: 204 }));
    const ask = await asking(await somebody(), handler);
    await ask("one");
    const again = await ask("one");
    expect([again.status, await again.text()]).toEqual([204, ""]);
  });

  it("is refused with another request", async () => {
    const { done, handler } = counting();
    const ask = await asking(await somebody(), handler);
    await ask("one");
    const other = await ask("one", `${here}?other`);
    expect([other.status, await codeOf(other)]).toEqual([422, "idempotency_key_reused"]);
    expect(done.times).toBe(1);
  });

  it("belongs to one person", async () => {
    const { done, handler } = counting();
    await (await asking(await somebody(), handler))("one");
    await (await asking(await somebody(), handler))("one");
    expect(done.times).toBe(2);
  });

  it("lets one of many at once do the work; the others are told to come back", async () => {
    let finish = () => {};
    const finished = new Promise<void>(resolve => {
      finish = resolve;
    });
    const { done, handler } = counting(async () => {
      await finished;
      return Response.json({});
    });
    const ask = await asking(await somebody(), handler);
    const all = Array.from({ length: 20 }, () => ask("one"));
    const early = await Promise.race(all);
    expect([early.status, await codeOf(early)]).toEqual([409, "idempotency_key_in_use"]);
    expect(Number(early.headers.get("retry-after"))).toBeGreaterThan(0);
    finish();
    const answers = await Promise.all(all);
    const first = answers.filter(
      ({ status, headers }) => status === 200 && !headers.has("idempotency-replayed"),
    );
    expect(first).toHaveLength(1);
    expect(done.times).toBe(1);
  });

  it("keeps a refusal, but neither a failure of ours nor a pause", async () => {
    const refuse = (error: Error) => () => {
      throw error;
    };
    for (const [error, times] of [
      [new AppError("nothing_to_shuffle", "There is nothing."), 1],
      [new AppError("spotify_unavailable", "It does not answer."), 2],
      [new AppError("rate_limited", "A pause.", { retryAt: new Date() }), 2],
      [new Error("unforeseen"), 2],
    ] as const) {
      const { done, handler } = counting(refuse(error));
      const ask = await asking(await somebody(), handler);
      const [first, second] = [await ask("one"), await ask("one")];
      expect(second.status).toBe(first.status);
      expect(done.times, error.message).toBe(times);
    }
  });

  it("is free again when the process of its run died, and after a day", async () => {
    const { done, handler } = counting();
    const ctx = await somebody();
    const ask = await asking(ctx, handler);
    await ask("one");
    await sql(
      "UPDATE idempotency_keys SET reply_sealed = NULL, lease_until = now() + interval '1 second' WHERE user_id = $1",
      [ctx.userId],
    );
    expect((await ask("one")).status).toBe(409);
    await sql("UPDATE idempotency_keys SET lease_until = now() - interval '1 second' WHERE user_id = $1", [
      ctx.userId,
    ]);
    expect((await ask("one")).status).toBe(201);
    expect((await ask("one")).status).toBe(201);
    expect(done.times).toBe(2);
    await sql("UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE user_id = $1", [
      ctx.userId,
    ]);
    expect((await ask("one", `${here}?other`)).status).toBe(201);
    expect(done.times).toBe(3);
  });

  it("is forgotten after a day", async () => {
    const { handler } = counting();
    const ctx = await somebody();
    const ask = await asking(ctx, handler);
    await ask("old");
    await sql("UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE user_id = $1", [
      ctx.userId,
    ]);
    await ask("new");
    const kept = await sql("SELECT key FROM idempotency_keys WHERE user_id = $1", [ctx.userId]);
    expect(kept).toEqual([{ key: "new" }]);
  });

  it("that is none is refused, and nothing is done", async () => {
    const { done, handler } = counting();
    const ask = await asking(await somebody(), handler);
    for (const key of ["", "a b", "ü", "x".repeat(256)]) {
      const reply = await ask(key);
      expect([reply.status, await codeOf(reply)], key).toEqual([400, "bad_request"]);
    }
    expect((await ask("x".repeat(255))).status).toBe(201);
    expect(done.times).toBe(1);
  });

  it("keeps nothing in clear that was answered", async () => {
    const ctx = await somebody();
    const request = new Request(here, { method: "POST", headers: { "idempotency-key": "one" } });
    const { token } = await createApiToken(ctx, { name: "lamp", scopes: ["read"] });
    await withIdempotency(request, ctx.userId, token, async () => Response.json({ token }));
    const rows = await sql("SELECT * FROM idempotency_keys WHERE user_id = $1", [ctx.userId]);
    expect(JSON.stringify(rows)).not.toContain(token);
    const again = await withIdempotency(request, ctx.userId, token, async () => Response.json({}));
    expect(await again.json()).toEqual({ token });
  });
});
