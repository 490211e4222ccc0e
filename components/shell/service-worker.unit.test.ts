import { readFileSync } from "node:fs";
import vm from "node:vm";
import { expect, it } from "vitest";

const origin = "http://tonearm.test";
const file = "/_next/static/chunks/app.js";

/** Runs the service worker in a browser that keeps what it is given, or nothing. */
function startWorker({ isFull = false } = {}) {
  const listeners: Record<string, (event: object) => void> = {};
  const kept = new Map<string, Response>();
  const fetched: string[] = [];
  const cache = {
    match: async ({ url }: Request) => kept.get(url)?.clone(),
    put: async ({ url }: Request, reply: Response) => {
      if (isFull) throw new DOMException("The disk is full.", "QuotaExceededError");
      kept.set(url, reply);
    },
    keys: async () => [...kept.keys()].map(url => ({ url })),
  };
  const self = {
    location: { origin },
    addEventListener: (name: string, listener: (event: object) => void) => {
      listeners[name] = listener;
    },
  };
  const caches = { open: async () => cache, match: cache.match };
  const fetch = async ({ url }: Request) => {
    fetched.push(url.replace(origin, ""));
    return new Response(`content of ${url}`);
  };
  vm.runInNewContext(readFileSync("public/service-worker.js", "utf8"), {
    self,
    caches,
    fetch,
    URL,
    Response,
  });
  /** Opens an address as the browser does, and returns the text of the worker's reply. */
  const open = async (path: string, mode: "navigate" | "no-cors") => {
    const works: Promise<unknown>[] = [];
    let reply: Promise<Response> | undefined;
    listeners.fetch?.({
      request: { url: origin + path, method: "GET", mode },
      waitUntil: (work: Promise<unknown>) => works.push(work),
      respondWith: (answer: Promise<Response>) => {
        reply = answer;
      },
    });
    const text = await (await reply)?.text();
    await Promise.all(works);
    return text;
  };
  return { open, fetched, kept };
}

it("Files of the app are fetched once, and pages are not kept", async () => {
  const { open, fetched, kept } = startWorker();
  await open(file, "no-cors");
  expect(await open(file, "no-cors")).toContain("app.js");
  await open("/music", "navigate");
  expect(fetched).toEqual([file, "/music"]);
  expect([...kept.keys()]).toEqual([origin + file]);
});

it("Files of the app load where the browser can keep nothing", async () => {
  const { open } = startWorker({ isFull: true });
  expect(await open(file, "no-cors")).toContain("app.js");
});
