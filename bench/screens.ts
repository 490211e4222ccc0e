import { existsSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";
import { createBrowserSession } from "@/lib/accounts/sessions/sessions";
import { sealSessionCookie } from "@/lib/api/auth/session-cookie";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { addToQueue } from "@/lib/queue/add-to-queue";
import { runImport } from "@/testing/library/imports";
import { createConnectedUser } from "@/testing/people";
import { controlOf } from "@/testing/spotify/simulator-client";
import { withApp } from "./app";
import { withBenchEnvironment } from "./environment";
import { type Figure, figure, report } from "./report";
import { kilobytes, leastKilobytes } from "./screens/first-load";
import { judge } from "./screens/lighthouse";
import { droppedFrames, openQueueMs, reorderMs, showList, showLongPage } from "./screens/lists";
import { type Machine, machines, measureVisit, typical, withPage } from "./screens/visits";

const port = 8796;
const debuggingPort = 8797;
const address = `http://127.0.0.1:${port}`;
const visits = 20;
const longList = 10_000;

type Cookie = { name: string; value: string; url: string };
type Subject = { paths: Record<string, string>; longPlaylist: string; cookie: Cookie };

/** Creates a playlist of 10,000 songs of the person's library. */
async function createLongPlaylist(userId: string): Promise<string> {
  const [playlist] = await sql<{ id: string }>(
    `INSERT INTO playlists (user_id, name, origin, track_count, position) VALUES ($1, 'Ten thousand', 'local', $2, 0) RETURNING id`,
    [userId, longList],
  );
  await sql(
    `INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
     SELECT $1, n, ids[1 + n % cardinality(ids)], 'song', now()
     FROM (SELECT array_agg(id) AS ids FROM songs WHERE user_id = $2) songs, generate_series(0, $3::int - 1) n`,
    [playlist?.id, userId, longList],
  );
  return playlist?.id ?? "";
}

async function createSubject(simulatorUrl: string): Promise<Subject> {
  const ctx: UserContext = await createConnectedUser();
  await runImport(ctx);
  const longPlaylist = await createLongPlaylist(ctx.userId);
  await addToQueue(ctx, { playlistId: longPlaylist, position: "last" });
  const [song] = await sql<{ album_id: string; artist: string }>(
    "SELECT album_id, artists->0->>'id' AS artist FROM songs WHERE user_id = $1 AND album_id IS NOT NULL LIMIT 1",
    [ctx.userId],
  );
  const uris = await sql<{ uri: string }>(
    "SELECT uri FROM songs WHERE user_id = $1 AND uri LIKE 'spotify:track:%' LIMIT 50",
    [ctx.userId],
  );
  await controlOf(simulatorUrl)("PUT", "players/listener", {
    devices: [{ id: "desk", name: "Desk", isActive: true }],
    state: { uris: uris.map(({ uri }) => uri), isPlaying: true },
  });
  await sql("ANALYZE");
  const value = await sealSessionCookie(ctx.userId, await createBrowserSession(ctx.userId, {}));
  return {
    longPlaylist: `/playlists/${longPlaylist}`,
    cookie: { name: `tonearm-${port}.next-auth.session-token`, value, url: address },
    paths: {
      // A static page: what this machine needs at least.
      "Offline page (baseline)": "/offline",
      Music: "/music",
      Library: "/library",
      "Liked songs": "/liked",
      "Playlist of 10,000": `/playlists/${longPlaylist}`,
      Album: `/albums/${song?.album_id}`,
      Artist: `/artists/${song?.artist}`,
      Search: "/search?q=love",
      History: "/history",
      Imports: "/imports",
      Profile: "/profile",
    },
  };
}

async function measureScripts(screen: string, path: string, { name, value }: Cookie): Promise<Figure> {
  const html = await (await fetch(address + path, { headers: { cookie: `${name}=${value}` } })).text();
  const size = kilobytes(html, ".next");
  const limit = leastKilobytes() + 80;
  return figure(`${screen}: JavaScript`, size, "kB", `at most ${limit.toFixed(0)}`, size <= limit);
}

async function measureVitals(
  browser: Browser,
  machine: Machine,
  screen: string,
  path: string,
  cookie: Cookie,
) {
  const seen = [];
  for (let visit = 0; visit < visits; visit++)
    seen.push(await withPage(browser, machine, cookie, page => measureVisit(page, address + path)));
  const lcp = typical(seen.map(vitals => vitals.lcp));
  const inp = typical(seen.map(vitals => vitals.inp));
  const name = `${screen}, ${machine.name}`;
  return [
    figure(`${name}: LCP`, lcp, "ms", "under 1,200", lcp < 1_200),
    figure(`${name}: INP`, inp, "ms", "under 200", inp < 200),
  ];
}

async function measureScores(screen: string, path: string, { name, value }: Cookie): Promise<Figure[]> {
  const scores = await judge(address + path, `${name}=${value}`, debuggingPort);
  const goals = { performance: 95, accessibility: 100, "best-practices": 100 };
  return Object.entries(goals).map(([category, goal]) => {
    const score = scores[category as keyof typeof goals];
    return figure(`${screen}: Lighthouse, ${category}`, score, "", `at least ${goal}`, score >= goal);
  });
}

async function measureLists(browser: Browser, { longPlaylist, cookie }: Subject): Promise<Figure[]> {
  const [desk] = machines as [Machine, ...Machine[]];
  const list = address + longPlaylist;
  const droppedByMachine = await withPage(browser, desk, cookie, async page => {
    await showLongPage(page);
    return droppedFrames(page);
  });
  const dropped = await withPage(browser, desk, cookie, async page => {
    await showList(page, list);
    return droppedFrames(page);
  });
  const reorder = await withPage(browser, desk, cookie, page => reorderMs(page, list));
  const queue = await withPage(browser, desk, cookie, page => openQueueMs(page, `${address}/music`));
  return [
    { name: "Page without scripts (baseline): dropped frames", value: droppedByMachine, unit: "%" },
    figure("10,000 rows: dropped frames", dropped, "%", "under 5", dropped < 5),
    // The frame in which the key is handled, and the one that shows the change.
    figure("10,000 rows: a reorder shows after", reorder.shown, "ms", "one frame", reorder.shown <= 34),
    figure(
      "10,000 rows: a reorder is confirmed after",
      reorder.confirmed,
      "ms",
      "under 1,000",
      reorder.confirmed < 1_000,
    ),
    ...(queue === null ? [] : [figure("Opening the queue of 10,000", queue, "ms", "under 100", queue < 100)]),
  ];
}

async function measureScreens(subject: Subject): Promise<Figure[]> {
  const executablePath = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find(existsSync);
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ["--no-sandbox", "--disable-gpu", `--remote-debugging-port=${debuggingPort}`],
  });
  const figures: Figure[] = [];
  try {
    console.log("Measuring lists");
    figures.push(...(await measureLists(browser, subject)));
    for (const [screen, path] of Object.entries(subject.paths)) {
      console.log(`Measuring ${screen}`);
      figures.push(await measureScripts(screen, path, subject.cookie));
      for (const machine of machines)
        figures.push(...(await measureVitals(browser, machine, screen, path, subject.cookie)));
      figures.push(...(await measureScores(screen, path, subject.cookie)));
    }
  } finally {
    await browser.close();
  }
  return figures;
}

/** `npm run bench screens`: what a visit of each screen costs, at a desk and on a phone. */
export const main = (jsonFile?: string): Promise<void> =>
  withBenchEnvironment(async simulatorUrl => {
    const subject = await createSubject(simulatorUrl);
    await withApp(port, async () => report("Screens", await measureScreens(subject), jsonFile));
    await closeQueue();
  });
