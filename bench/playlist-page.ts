import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { measureMs, median } from "./measure";
import { type Figure, report } from "./report";

const port = 3330;
const url = `http://127.0.0.1:${port}`;
const debianChromium = "/usr/bin/chromium";
const rounds = 7;

async function startDemo(directory: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ["scripts/run.mjs", "demo"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      DATABASE_URL: "",
      DATA_DIR: directory,
      PORT: String(port),
      SIMULATOR_PORT: String(port + 1),
    },
  });
  let output = "";
  while (!output.includes("Ctrl-C")) output += String((await once(child.stdout, "data"))[0]);
  return async () => {
    child.kill();
    await once(child, "exit");
  };
}

async function callApi<T>(page: Page, method: string, path: string, data?: object): Promise<T> {
  const reply = await page.request.fetch(`${url}/api/v1${path}`, { method, data, headers: { origin: url } });
  if (!reply.ok()) throw new Error(`${method} ${path}: ${reply.status()} ${await reply.text()}`);
  return (reply.status() === 204 ? undefined : await reply.json()) as T;
}

type Id = { id: string };

/** Creates a playlist that contains the songs several times. */
async function createPlaylist(page: Page, name: string, songIds: string[], copies: number): Promise<string> {
  const { id } = await callApi<Id>(page, "POST", "/playlists", { name });
  for (let copy = 0; copy < copies; copy++)
    await callApi(page, "POST", `/playlists/${id}/tracks`, { songIds });
  return id;
}

/** Measures the milliseconds from the navigation to the first row that shows a song. */
async function measureFirstRow(page: Page, id: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await page.goto("about:blank");
    const openPlaylist = async () => {
      await page.goto(`${url}/playlists/${id}`, { waitUntil: "commit" });
      await page
        .locator("[role=row][data-index]")
        .first()
        .getByText(/^\d+:\d\d$/)
        .waitFor();
    };
    times.push(await measureMs(openPlaylist));
  }
  return median(times);
}

/** `npm run bench playlist-page`: compares the pages of a playlist with 10,000 tracks and a playlist with 10. */
export async function main(jsonFile?: string): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), "tonearm-bench-"));
  const stop = await startDemo(directory);
  const browser = await chromium.launch({
    ...(existsSync(debianChromium) && { executablePath: debianChromium }),
    args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`${url}/sign-in`);
    await page.getByLabel("Email").fill("demo@tonearm.local");
    await page.getByLabel("Password").fill("tonearm-demo");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/music");
    await page.getByRole("button", { name: "Connect to Spotify" }).click();
    await page.getByRole("button", { name: "Agree" }).click();
    await page.waitForURL("**/music?connected=1");
    const { job } = await callApi<{ job: Id }>(page, "POST", "/spotify/import", {});
    while ((await callApi<{ state: string }>(page, "GET", `/sync/jobs/${job.id}`)).state !== "completed")
      await new Promise(resolve => setTimeout(resolve, 200));
    const songs = (await callApi<{ items: Id[] }>(page, "GET", "/songs?limit=100")).items.map(
      song => song.id,
    );
    const large = await createPlaylist(
      page,
      "Ten thousand",
      Array.from({ length: 10 }, () => songs).flat(),
      10,
    );
    const small = await createPlaylist(page, "Ten", songs.slice(0, 10), 1);
    const [largeMs, smallMs] = [await measureFirstRow(page, large), await measureFirstRow(page, small)];
    await page.goto(`${url}/playlists/${large}`);
    let mostRows = 0;
    for (let share = 0; share <= 1; share += 0.05) {
      await page.evaluate(part => window.scrollTo(0, document.body.scrollHeight * part), share);
      mostRows = Math.max(mostRows, await page.getByRole("row").count());
    }
    const figures: Figure[] = [
      { name: "first row of 10,000", value: largeMs, unit: "ms", goal: "under 1,000", met: largeMs < 1000 },
      { name: "baseline: first row of 10", value: smallMs, unit: "ms" },
      {
        name: "most rows rendered while scrolling",
        value: mostRows,
        unit: "rows",
        goal: "under 300",
        met: mostRows < 300,
      },
    ];
    report("A playlist's page, from navigation to the first row", figures, jsonFile);
  } finally {
    await browser.close();
    await stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
