import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { GET as getReadiness } from "@/app/api/health/ready/route";
import { POST as logIn } from "@/app/api/v1/auth/login/route";
import { GET as getMe } from "@/app/api/v1/me/route";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { formAction } from "@/lib/api/form-action";
import { eventStream } from "@/lib/api/http/event-stream";
import { disconnect, sql } from "@/lib/platform/db";
import { toAppError } from "@/lib/platform/db/outage";
import { env } from "@/lib/platform/env";
import { closeQueue } from "@/lib/platform/jobs";
import { handleBoardRequest } from "@/lib/platform/jobs/board";
import { proxy } from "@/proxy";
import { createUser } from "@/testing/people";

const databaseUrl = env().DATABASE_URL;

async function useDatabaseAt(url: string | undefined) {
  env().DATABASE_URL = url;
  await disconnect();
}

const segment = { params: Promise.resolve({}) };
const outage = expect.objectContaining({ status: 503, code: "database_unavailable" });
let token: string;
let ctx: Awaited<ReturnType<typeof createUser>>;

beforeAll(async () => {
  ctx = await createUser();
  ({ token } = await createApiToken(ctx, { name: "test", scopes: ["read", "write"] }));
  await useDatabaseAt("postgresql://nobody:none@127.0.0.1:1/none");
});
afterAll(() => useDatabaseAt(databaseUrl));

it("While the database is unavailable, the API answers 503 and when to try again, signed in or not", async () => {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const body = JSON.stringify({ email: "ada@example.org", password: "correct horse" });
  for (const reply of [
    await getMe(new Request("http://127.0.0.1/", { headers }), segment),
    await logIn(new Request("http://127.0.0.1/", { method: "POST", headers, body }), segment),
  ]) {
    expect(reply.status).toBe(503);
    expect(Number(reply.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await reply.json()).toEqual(outage);
  }
});

it("While the database is unavailable, a page answers 503 with a plain sentence, and works again afterwards", async () => {
  const load = (headers = {}) => proxy(new NextRequest("http://127.0.0.1/music", { headers }));
  const page = await load();
  expect(page.status).toBe(503);
  expect(Number(page.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await page.text()).toContain("database isn’t answering");
  // Next's own requests reach the open page, which keeps what a person typed.
  expect((await load({ "sec-fetch-dest": "empty" })).status).toBe(200);
  expect((await getReadiness()).status).toBe(503);
  await useDatabaseAt(databaseUrl);
  expect((await load()).status).toBe(200);
  await useDatabaseAt("postgresql://nobody:none@127.0.0.1:1/none");
});

it("While the database is unavailable, a form keeps its values and says why nothing was saved", async () => {
  const form = new FormData();
  form.set("name", "Evening");
  const state = await formAction("en", z.object({ name: z.string() }), form, async () => {
    await sql("SELECT 1");
  });
  expect(state).toMatchObject({
    done: false,
    values: { name: "Evening" },
    message: expect.stringContaining("database isn’t answering"),
  });
});

it("An open stream outlasts an outage of the database", async () => {
  const results = [() => sql("SELECT 1"), () => Promise.resolve("after")];
  const request = new Request("http://127.0.0.1/");
  const source = { event: "word", first: "before" as unknown, read: async () => results.shift()?.() };
  const reader = eventStream(
    { ctx, request },
    { ...source, isOver: state => state === "after" },
  ).body?.getReader();
  const next = async () => new TextDecoder().decode((await reader?.read())?.value);
  expect(await next()).toContain("before");
  expect(await next()).toContain("after");
});

it("While the database is unavailable, the job board and its queue say so", async () => {
  onTestFinished(closeQueue);
  const request = { method: "GET", path: "/api/queues", query: {}, body: {} };
  const error = await handleBoardRequest("/admin/queue", request).catch((error: unknown) => error);
  expect(toAppError(error)).toMatchObject({ code: "database_unavailable" });
});
