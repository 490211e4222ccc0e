import { randomUUID } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { z } from "zod";
import { closeQueue, enqueue } from ".";
import { askBoard } from "./board";

afterAll(closeQueue);

const ask = (method: string, path: string, query: Record<string, string> = {}) =>
  askBoard("/admin/queue", { method, path, query, body: {} });
const waiting = { name: "waiting", payload: z.object({}), handle: async () => undefined };

it("shows the jobs of the queue in PostgreSQL, and changes them", async () => {
  const id = randomUUID();
  await enqueue(waiting, id, {}, new Date(Date.now() + 3_600_000));
  const listed = await ask("GET", "/api/queues", { activeQueue: "tonearm", status: "delayed" });
  expect(listed.status).toBe(200);
  expect(await listed.json()).toMatchObject({
    queues: [
      { name: "tonearm", counts: { delayed: 1 }, jobs: [{ id, name: "waiting" }] },
      { name: "tonearm-long", jobs: [] },
    ],
  });
  expect(await (await ask("GET", `/api/queues/tonearm/${id}`)).json()).toMatchObject({ job: { id } });
  expect((await ask("PUT", `/api/queues/tonearm/${id}/promote`)).status).toBe(204);
  const moved = await ask("GET", "/api/queues", { activeQueue: "tonearm", status: "waiting" });
  expect(await moved.json()).toMatchObject({ queues: [{ counts: { delayed: 0, waiting: 1 } }, {}] });
  expect((await ask("GET", `/api/queues/tonearm/${randomUUID()}`)).status).toBe(404);
  expect((await ask("GET", "/api/redis/stats")).status).toBe(200);
});

it("is a page with all of its parts here, and none from elsewhere", async () => {
  const page = await ask("GET", "/");
  const html = await page.text();
  expect(html).toContain('<base href="/admin/queue/"');
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
  expect(html).not.toContain("<%");
  expect(html).toContain("default-src 'self'");
  const parts = [...html.matchAll(/(?:src|href)="(static\/[^"]+)"/g)].map(([, part]) => `/${part}`);
  expect(parts.length).toBeGreaterThan(4);
  for (const part of parts) expect((await ask("GET", part)).status, part).toBe(200);
  expect(await (await ask("GET", "/queue/tonearm")).text()).toBe(html);
});

it("gives no file but its own", async () => {
  for (const path of ["../../package.json", "..%2f..%2fpackage.json", "%2e%2e/%2e%2e/package.json", "x.js"])
    expect((await ask("GET", `/static/${path}`)).status, path).toBe(404);
  expect((await ask("GET", "/api/unknown")).status).toBe(404);
  expect((await ask("DELETE", "/")).status).toBe(404);
});
