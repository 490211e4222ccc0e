import type { ServerResponse } from "node:http";
import { expect, it } from "vitest";
import { currentWorkload } from "@/lib/platform/db/workload";
import { startLocalServer } from "@/testing/system/local-server";
import { beginRequest, startPage } from "./page-turns";

/** Starts a server whose pages stay open until the test ends them. The path is the person. */
async function serveSlowPages() {
  const open: { person: string; workload: unknown; response: ServerResponse }[] = [];
  const url = await startLocalServer(async (request, response) => {
    beginRequest(response);
    const person = request.url ?? "";
    try {
      await startPage(person);
      open.push({ person, workload: currentWorkload(), response });
    } catch (error) {
      response.writeHead(429).end((error as Error).message);
    }
  });
  const load = (person: string, signal?: AbortSignal) => fetch(url + person, signal ? { signal } : {});
  return { open, load };
}

it("A person loads two pages at once, and sixty wait; further ones are refused, and other people's load", async () => {
  const { open, load } = await serveSlowPages();
  const pages = Array.from({ length: 63 }, () => load("/ada"));
  const refused = await Promise.race(pages);
  expect(refused.status).toBe(429);
  expect(await refused.text()).toContain("You already have 2 requests of this kind in progress");
  expect(open).toHaveLength(2);
  void load("/eve");
  await expect.poll(() => open.length).toBe(3);
  expect(open.map(({ workload }) => workload)).toEqual(
    ["/ada", "/ada", "/eve"].map(userId => ({ pool: "requests", userId })),
  );
  for (let next = 0; next < 63; next++) {
    await expect.poll(() => open.length).toBeGreaterThan(next);
    open[next]?.response.end();
  }
  await Promise.all(pages);
});

it("A page whose client has gone leaves its turn to the next one, even if it was still waiting", async () => {
  const { open, load } = await serveSlowPages();
  const gone = new AbortController();
  const aborted = Array.from({ length: 4 }, () => load("/ada", gone.signal).catch(() => null));
  await expect.poll(() => open.length).toBe(2);
  gone.abort();
  await Promise.all(aborted);
  const next = load("/ada");
  await expect.poll(() => open.filter(({ response }) => !response.closed).length).toBe(1);
  for (const { response } of open) response.end();
  expect((await next).status).toBe(200);
});
