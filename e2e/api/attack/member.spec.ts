import { onlyDeep, sizeByDepth } from "@/testing/depth";
import type { Api, Method, Reply } from "../../support/api";
import { atOnce, during, expectRefusedInWords, openSockets } from "../../support/flood";
import { countConnections } from "../../support/instances/database";
import { generated } from "../../support/instances/stacks";
import { createLibrary } from "../../support/library";
import { signInWithCookie } from "../../support/people";
import { expect, test } from "../../support/test";

const deepTest = onlyDeep(test);

type List = { items: { id: string }[] };

/** The most connections that the app opens; see decision 30. */
const maxConnections = 38;

/** Sends what another person's screens send; all of it must succeed. */
const useAsUsual = (api: Api) => async () => {
  for (const path of ["/me", "/playlists", "/songs", "/sync/jobs"])
    expect((await api.send("GET", path)).status, path).toBe(200);
  expect((await api.send("POST", "/playlists", { body: { name: "In peace" } })).status).toBe(201);
  expect(await countConnections(generated.dataDirectory)).toBeLessThanOrEqual(maxConnections);
};

const countOf = (replies: readonly Reply[], status: number) =>
  replies.filter(reply => reply.status === status).length;

deepTest(
  "a person who loads pages by the hundred is refused in words, and others are served meanwhile",
  async ({ listener, person }) => {
    const [browser, other] = [await signInWithCookie(listener), await signInWithCookie(person)];
    const pages = ["/music", "/library", "/liked", "/history"];
    const flood = atOnce(800, index => browser.request("GET", pages[index % 4] ?? ""));
    const replies = await during(flood, async () => {
      expect((await other.request("GET", "/music")).status).toBe(200);
      expect((await person.api.send("GET", "/me")).status).toBe(200);
    });
    const refused = replies.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, text, headers } of refused) {
      expect(status).toBe(429);
      expect(headers["retry-after"]).toBe("5");
      expect(text).toContain("You already have 2 requests of this kind in progress");
    }
    expect((await browser.request("GET", "/music")).status).toBe(200);
  },
);

test("all expensive requests of one person at once are served or refused in words, and others are served meanwhile", async ({
  listener,
  person,
}) => {
  const { api } = listener;
  await createLibrary(listener);
  const [playlist] = (await api.json<List>("GET", "/playlists")).items;
  const path = `/playlists/${playlist?.id}`;
  const playlists = Array.from({ length: 500 }, () => ({ name: "a", items: [] }));
  const file = { format: "tonearm-library", version: 1, playlists };
  const local = (await api.json<{ id: string }>("POST", "/playlists", { name: "Local" })).id;
  const songIds = (await api.json<List>("GET", "/songs")).items.map(({ id }) => id);
  const requests: [method: Method, path: string, body?: unknown][] = [
    ["GET", "/me/export"],
    ["GET", "/me/export?format=csv"],
    ["GET", "/me/data"],
    ["POST", "/me/import", file],
    ["GET", `/search?q=${encodeURIComponent("a b c d e f g h i j k l m n o p q r s t")}`],
    ["POST", `/playlists/${local}/tracks`, { songIds }],
    ["POST", `${path}/tracks`, { songIds: songIds.slice(0, 1) }],
    ["POST", `${path}/shuffle`, {}],
    ["POST", "/spotify/import", {}],
    ["GET", `${path}/export?format=csv`],
  ];
  const flood = Promise.all(
    requests.map(([method, at, body]) => atOnce(sizeByDepth(12, 60), () => api.send(method, at, { body }))),
  );
  const replies = (await during(flood, useAsUsual(person.api))).flat();
  expectRefusedInWords(replies);
  expect(countOf(replies, 429)).toBeGreaterThan(0);
  expect((await api.send("GET", "/me")).status).toBe(200);
});

test("event streams, unread downloads and unfinished bodies of one person leave others alone, and end with their clients", async ({
  listener: { api },
  person,
}) => {
  const authorization = `Host: 127.0.0.1\r\nAuthorization: ${api.headers.authorization}\r\n`;
  const begin = (line: string, rest = "") => `${line} HTTP/1.1\r\n${authorization}${rest}\r\n`;
  const json = "Content-Type: application/json\r\nContent-Length: 1000000\r\n";
  const times = sizeByDepth(30, 200);
  const closes = [
    await openSockets(generated.url, times, begin("GET /api/v1/player/events")),
    await openSockets(generated.url, times, begin("GET /api/v1/me/data")),
    await openSockets(generated.url, times, `${begin("POST /api/v1/me/import", json)}{`),
    await openSockets(generated.url, times, `${begin("POST /api/v1/playlists", json)}{`),
  ];
  await useAsUsual(person.api)();
  const events = () => api.send("GET", "/player/events");
  await expect.poll(async () => (await events()).status).toBe(429);
  expectRefusedInWords([await events(), await api.send("GET", "/me/export")]);
  expect((await person.api.send("GET", "/player/events")).status).toBe(200);
  for (const close of closes) close();
  await expect.poll(async () => (await events()).status).toBe(200);
});

deepTest(
  "a file with millions of names is imported or refused, and others are served meanwhile",
  async ({ listener: { api }, person }) => {
    const names = Object.fromEntries(Array.from({ length: 2_000_000 }, (_, index) => [`n${index}`, 0]));
    const body = JSON.stringify({ format: "tonearm-library", version: 1, names, playlists: [] });
    const replies = await during(
      atOnce(2, () => api.send("POST", "/me/import", { body })),
      useAsUsual(person.api),
    );
    expectRefusedInWords(replies);
    await api.expectProblem(413, "body_too_large", "POST", "/me/import", {
      body: `"${"a".repeat(33 * 2 ** 20)}"`,
    });
  },
);
