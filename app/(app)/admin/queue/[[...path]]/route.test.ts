import { afterAll, expect, it, vi } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { createBrowserSession } from "@/lib/accounts/sessions/sessions";
import { sealSessionCookie, sessionCookieName } from "@/lib/api/auth/session-cookie";
import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { createUser } from "@/testing/people";
import { GET, PATCH, POST, PUT } from "./route";

afterAll(closeQueue);

const host = "127.0.0.1:3000";
const handlers = { GET, PATCH, POST, PUT };
type Method = keyof typeof handlers;

function send(handler: Method, path: string, headers: Record<string, string>, method: string = handler) {
  const request = new Request(`http://${host}/admin/queue${path}`, { method, headers: { host, ...headers } });
  return handlers[handler](request, { params: Promise.resolve({}) });
}

async function cookieOf({ userId }: UserContext) {
  const value = await sealSessionCookie(userId, await createBrowserSession(userId, {}));
  return { cookie: `${sessionCookieName()}=${value}` };
}

async function createAdmin() {
  const ctx = await createUser();
  await prisma().user.update({ where: { id: ctx.userId }, data: { role: "admin" } });
  return ctx;
}

const requests: [Method, string][] = [
  ["GET", ""],
  ["GET", "/queue/tonearm"],
  ["GET", "/static/favicon.ico"],
  ["GET", "/api/queues"],
  ["POST", "/api/queues/tonearm/add"],
  ["PUT", "/api/queues/tonearm/pause"],
  ["PUT", "/api/queues/tonearm/obliterate"],
  ["PATCH", "/api/queues/tonearm/1/delay"],
];

it("The job board answers 401 to guests and 403 to members for every request", async () => {
  // The first account of an instance is its admin.
  await createUser();
  const member = { ...(await cookieOf(await createUser())), origin: `http://${host}` };
  for (const [method, path] of requests) {
    expect((await send(method, path, {})).status, path).toBe(401);
    expect((await send(method, path, member)).status, path).toBe(403);
  }
});

it("The job board serves admins, and takes their writes only from its own pages", async () => {
  const admin = await cookieOf(await createAdmin());
  for (const [method, path] of requests.filter(([method]) => method === "GET"))
    expect((await send(method, path, admin)).status, path).toBe(200);
  for (const [method, path] of requests.filter(([method]) => method !== "GET")) {
    expect((await send(method, path, admin)).status, path).toBe(403);
    expect((await send(method, path, { ...admin, origin: "https://evil.example" })).status).toBe(403);
  }
  const own = { ...admin, origin: `http://${host}` };
  expect((await send("PUT", "/api/queues/tonearm/pause", own)).status).toBe(200);
  expect((await send("PUT", "/api/queues/tonearm/resume", own)).status).toBe(200);
});

it("The job board answers 403 to an admin's API token with all scopes", async () => {
  const { token } = await createApiToken(await createAdmin(), { name: "all", scopes: ["read", "write"] });
  for (const [method, path] of requests)
    expect((await send(method, path, { authorization: `Bearer ${token}` })).status, path).toBe(403);
});

it("An admin's change of the job queue is logged with the admin, the method and the path", async () => {
  const ctx = await createAdmin();
  using info = vi.spyOn(log, "info").mockReturnValue();
  const own = { ...(await cookieOf(ctx)), origin: `http://${host}` };
  const path = "/api/queues/tonearm/resume";
  await send("PUT", path, own);
  await send("GET", "/api/queues", own);
  // Next calls the handler of GET for HEAD.
  await send("GET", "/api/queues", own, "HEAD");
  const events = info.mock.calls.filter(([, message]) => message === "security event");
  expect(events.map(([details]) => details)).toEqual([
    expect.objectContaining({
      event: "admin_queue_changed",
      userId: ctx.userId,
      method: "PUT",
      path: `/admin/queue${path}`,
    }),
  ]);
});
