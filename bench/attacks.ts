import { request } from "node:http";
import { createBrowserSession, createTokenSession } from "@/lib/accounts/sessions/sessions";
import { sealSessionCookie } from "@/lib/api/auth/session-cookie";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { runImport } from "@/testing/library/imports";
import { createConnectedUser, createUser } from "@/testing/people";
import { controlOf } from "@/testing/spotify/simulator-client";

/** A person who sends requests, each account from an address of its own. */
export type Caller = { ctx: UserContext; headers: Record<string, string> };

const cookieNameOf = (url: string) => `tonearm-${new URL(url).port}.next-auth.session-token`;

let lastAddress = 0;

async function callerOf(ctx: UserContext): Promise<Caller> {
  // Only a sign-in may export the data of an account.
  const token = await createTokenSession(ctx.userId, {});
  const address = `10.1.${++lastAddress >> 8}.${lastAddress & 255}`;
  return { ctx, headers: { authorization: `Bearer ${token}`, "x-forwarded-for": address } };
}

export const createCaller = async (): Promise<Caller> => callerOf(await createUser());

const createCallers = (count: number) => Promise.all(Array.from({ length: count }, createCaller));

async function createSongs({ ctx }: Caller, count: number): Promise<void> {
  await sql(
    `INSERT INTO songs (user_id, uri, spotify_id, title, duration_ms, artists, album_id, album_name)
     SELECT $1, 'spotify:track:' || lpad(n::text, 22, '0'), lpad(n::text, 22, '0'), 'abcdefghijklmnopqrstuv ' || n, 200000,
       jsonb_build_array(jsonb_build_object('id', 'artist' || n % 3000, 'name', 'An artist of some name ' || n % 3000)),
       'album' || n % 5000, 'An album of some name ' || n % 5000
     FROM generate_series(1, $2::int) n`,
    [ctx.userId, count],
  );
}

/** Counts replies by their status. */
export type Replies = Map<number, number>;
const count = (replies: Replies, status: number) => void replies.set(status, (replies.get(status) ?? 0) + 1);

async function load(
  url: string,
  { headers }: Pick<Caller, "headers">,
  path: string,
  replies: Replies,
  body?: string,
) {
  const reply = await fetch(`${url}${path}`, {
    headers: { ...headers, "content-type": "application/json" },
    ...(body !== undefined && { method: "POST", body }),
  });
  await reply.arrayBuffer();
  count(replies, reply.status);
}

const send = (url: string, caller: Caller, path: string, replies: Replies, body?: string) =>
  load(url, caller, `/api/v1${path}`, replies, body);

/** An attack that runs until `signal` ends it. */
export type Attack = { name: string; run: (signal: AbortSignal, replies: Replies) => Promise<void> };

const repeat = (times: number, task: () => Promise<unknown>) =>
  Promise.all(Array.from({ length: times }, task));

/** Repeats a task until the attack ends. Waits a moment after each, as a program that is refused would. */
async function repeatUntil(signal: AbortSignal, task: () => Promise<unknown>): Promise<void> {
  while (!signal.aborted) {
    await task();
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

const libraryFile = (fields: object) => JSON.stringify({ format: "tonearm-library", version: 1, ...fields });

/** A library file with many playlists of one name. */
const sameNames = (playlistCount: number) =>
  libraryFile({ playlists: Array.from({ length: playlistCount }, () => ({ name: "a", items: [] })) });

async function importsOfSameNames(url: string): Promise<Attack> {
  const callers = await createCallers(2);
  const body = sameNames(2_500);
  return {
    name: "14 imports of 2,500 playlists of one name, two accounts",
    run: async (_, replies) => {
      await Promise.all(
        callers.map(caller => repeat(7, () => send(url, caller, "/me/import", replies, body))),
      );
    },
  };
}

async function oneLargeImport(url: string): Promise<Attack> {
  const caller = await createCaller();
  const body = sameNames(20_000);
  return {
    name: "Import of 20,000 playlists of one name, one account",
    run: (_, replies) => send(url, caller, "/me/import", replies, body),
  };
}

async function pageLoads(url: string): Promise<Attack> {
  const { ctx, headers } = await createCaller();
  const session = await sealSessionCookie(ctx.userId, await createBrowserSession(ctx.userId, {}));
  const caller = { ctx, headers: { ...headers, cookie: `${cookieNameOf(url)}=${session}` } };
  // The first load of a page compiles it.
  for (let times = 0; times < 5; times++) await load(url, caller, "/music", new Map());
  return {
    name: "200 pages at once, again and again, one account",
    run: async (signal, replies) => {
      await repeat(200, () => repeatUntil(signal, () => load(url, caller, "/music", replies)));
    },
  };
}

async function signedOutPageLoads(url: string): Promise<Attack> {
  const headers = { "x-forwarded-for": "10.2.0.1" };
  const loadPage = (replies: Replies) => load(url, { headers }, "/sign-in", replies);
  for (let times = 0; times < 5; times++) await loadPage(new Map());
  return {
    name: "200 sign-in pages at once, again and again, one stranger",
    run: async (signal, replies) => {
      await repeat(200, () => repeatUntil(signal, () => loadPage(replies)));
    },
  };
}

async function searches(url: string): Promise<Attack> {
  const caller = await createCaller();
  await createSongs(caller, 30_000);
  const alphabet = "abcdefghijklmnopqrstuv";
  const prefixes = Array.from({ length: 17 }, (_, index) => alphabet.slice(0, index + 2)).join(" ");
  return {
    name: "24 searches of 17 prefixes at once over 30,000 songs, one account",
    run: async (signal, replies) => {
      const path = `/search?q=${encodeURIComponent(prefixes)}`;
      await repeat(24, () => repeatUntil(signal, () => send(url, caller, path, replies)));
    },
  };
}

/** Opens a download and reads nothing of it. */
const openSlowly = (url: string, { headers }: Caller, replies: Replies, signal: AbortSignal) =>
  new Promise<void>(resolve => {
    const download = request(`${url}/api/v1/me/data`, { headers, agent: false, signal }, reply => {
      count(replies, reply.statusCode ?? 0);
      // A refusal is small and read to its end; the file stays unread.
      if (reply.statusCode !== 200) reply.resume();
      reply.on("error", () => undefined);
      reply.on("close", resolve);
    });
    download.on("error", () => resolve());
    download.end();
  });

async function slowDownloads(url: string): Promise<Attack> {
  const callers = await createCallers(19);
  for (const caller of callers) await createSongs(caller, 15_000);
  return {
    name: "190 downloads of account data that nobody reads, 19 accounts",
    run: async (signal, replies) => {
      await Promise.all(callers.map(caller => repeat(10, () => openSlowly(url, caller, replies, signal))));
    },
  };
}

async function manyNames(url: string): Promise<Attack> {
  const caller = await createCaller();
  const names = Object.fromEntries(Array.from({ length: 2_000_000 }, (_, index) => [`n${index}`, 0]));
  const body = libraryFile({ names, playlists: [] });
  return {
    name: "Imports of one object with 2,000,000 names (21 MB), one account",
    run: (signal, replies) => repeatUntil(signal, () => send(url, caller, "/me/import", replies, body)),
  };
}

async function slowEdits(url: string, simulatorUrl: string): Promise<Attack> {
  const ctx = await createConnectedUser();
  await runImport(ctx);
  const caller = await callerOf(ctx);
  const [row] = await sql<{ id: string; songId: string }>(
    `SELECT p.id, i.song_id AS "songId" FROM playlists p JOIN playlist_items i ON i.playlist_id = p.id
     WHERE p.user_id = $1 AND p.origin = 'spotify' AND p.access = 'owner' AND i.kind = 'song' LIMIT 1`,
    [ctx.userId],
  );
  const body = JSON.stringify({ songIds: [row?.songId] });
  const control = controlOf(simulatorUrl);
  return {
    name: "24 edits of a Spotify playlist at once while Spotify takes 9 s, one account",
    run: async (_, replies) => {
      await control("POST", "faults", { match: { path: "/v1/playlists" }, times: 1_000, delayMs: 9_000 });
      await repeat(24, () => send(url, caller, `/playlists/${row?.id}/tracks`, replies, body));
      await control("DELETE", "faults");
    },
  };
}

export const attacks: ((url: string, simulatorUrl: string) => Promise<Attack>)[] = [
  importsOfSameNames,
  searches,
  slowDownloads,
  manyNames,
  slowEdits,
  oneLargeImport,
  pageLoads,
  signedOutPageLoads,
];
