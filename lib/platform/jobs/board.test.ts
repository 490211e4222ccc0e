import { randomUUID } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { z } from "zod";
import { closeQueue, enqueue } from ".";
import { handleBoardRequest } from "./board";

afterAll(closeQueue);

const send = (method: string, path: string, query: Record<string, string> = {}) =>
  handleBoardRequest("/admin/queue", { method, path, query, body: {} });
const waitingJob = { name: "waiting", payload: z.object({}), handle: async () => undefined };

it("The job board shows and changes the jobs of the queue in PostgreSQL", async () => {
  const id = randomUUID();
  await enqueue(waitingJob, id, {}, new Date(Date.now() + 3_600_000));
  const delayed = await send("GET", "/api/queues", { activeQueue: "tonearm", status: "delayed" });
  expect(delayed.status).toBe(200);
  expect(await delayed.json()).toMatchObject({
    queues: [
      { name: "tonearm", counts: { delayed: 1 }, jobs: [{ id, name: "waiting" }] },
      { name: "tonearm-long", jobs: [] },
    ],
  });
  expect(await (await send("GET", `/api/queues/tonearm/${id}`)).json()).toMatchObject({ job: { id } });
  expect((await send("PUT", `/api/queues/tonearm/${id}/promote`)).status).toBe(204);
  const promoted = await send("GET", "/api/queues", { activeQueue: "tonearm", status: "waiting" });
  expect(await promoted.json()).toMatchObject({ queues: [{ counts: { delayed: 0, waiting: 1 } }, {}] });
  expect((await send("GET", `/api/queues/tonearm/${randomUUID()}`)).status).toBe(404);
  expect((await send("GET", "/api/redis/stats")).status).toBe(200);
});

it("The page of the job board loads scripts and styles from this instance only", async () => {
  const page = await send("GET", "/");
  const html = await page.text();
  expect(html).toContain('<base href="/admin/queue/"');
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
  expect(html).not.toContain("<%");
  expect(html).toMatch(/"text":\s*"Back to Tonearm",\s*"url":\s*"\/admin"/);
  expect(html).toContain("default-src 'self'");
  const files = [...html.matchAll(/(?:src|href)="(static\/[^"]+)"/g)].map(([, file]) => `/${file}`);
  expect(files.length).toBeGreaterThan(4);
  for (const file of files) expect((await send("GET", file)).status, file).toBe(200);
  expect(await (await send("GET", "/queue/tonearm")).text()).toBe(html);
});

it("The job board serves only its own files", async () => {
  for (const path of ["../../package.json", "..%2f..%2fpackage.json", "%2e%2e/%2e%2e/package.json", "x.js"])
    expect((await send("GET", `/static/${path}`)).status, path).toBe(404);
  expect((await send("GET", "/api/unknown")).status).toBe(404);
  expect((await send("DELETE", "/")).status).toBe(404);
});
