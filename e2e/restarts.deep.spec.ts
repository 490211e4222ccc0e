import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { createFormat } from "@/components/ui/text/create-format";
import { trackId } from "@/testing/spotify/catalog";
import { createSpotifyId } from "@/testing/spotify/simulator-client";
import { queryDatabase } from "./support/instances/database";
import { runCommand, startInstance } from "./support/instances/instance";
import { type Restartable, startRestartable } from "./support/instances/restartable";
import { createDataDirectory, ownPorts } from "./support/instances/stacks";
import { importAll } from "./support/library";
import {
  connect,
  createSpotifyAccountWithDevice,
  desk,
  type Person,
  register,
  signIn,
} from "./support/people";
import { signInConnected } from "./support/screens";
import { expect, test } from "./support/test";

const quotaHours = 20;
const hourMs = 3_600_000;

test.use({
  baseURL: `http://127.0.0.1:${ownPorts.restarts}`,
  expectedNoise: /429 .*\/api\/v1\/player/,
});
// The tests share one instance, so they run one after the other.
test.describe.configure({ mode: "default" });

let instance: Restartable;
test.beforeAll(async () => {
  instance = await startRestartable(ownPorts.restarts);
  await instance.control("PUT", "players/listener", { devices: [desk] });
  const trackIds = [trackId(1), trackId(2)];
  await instance.control("PUT", `playlists/${createSpotifyId()}`, {
    name: "Mix",
    ownerId: "listener",
    trackIds,
  });
});
test.afterEach(() => instance.control("DELETE", "faults"));
test.afterAll(async () => {
  await instance.close();
  rmSync(instance.dataDirectory, { recursive: true });
});

/** Lets the daily quota of calls below a path be used up for twenty hours. */
const useUpQuota = (below: string) =>
  instance.control("POST", "faults", {
    match: { path: below },
    times: 1000,
    status: 429,
    headers: { "retry-after": String(quotaHours * 3600) },
    body: { error: { status: 429, message: "Too many requests", reason: "QUOTA_EXCEEDED" } },
  });

/** Returns the calls that Spotify's Web API received below a path. */
async function callsBelow(below: string) {
  const requests = (await instance.control("GET", "requests")) as { path: string }[];
  return requests.filter(request => request.path.startsWith(below));
}

/** Returns the end of the only cooldown, as the screens show it. */
async function cooldownEnd({ api }: Person): Promise<string> {
  const { cooldowns } = await api.json<{ cooldowns: { kind: string; until: string }[] }>(
    "GET",
    "/me/spotify",
  );
  expect(cooldowns).toEqual([expect.objectContaining({ kind: "quota" })]);
  const { until = "" } = cooldowns[0] ?? {};
  expect(Date.parse(until) - Date.now()).toBeGreaterThan((quotaHours - 0.2) * hourMs);
  return createFormat("en").time(until);
}

const deckOf = (page: Page) => page.getByRole("region", { name: "On the deck" });

/** Expects that Music says when the player works again, and that no button there makes Tonearm call Spotify. */
async function expectLockedPlayer(page: Page, end: string) {
  await instance.control("DELETE", "requests");
  await page.goto("/music");
  await expect(deckOf(page)).toContainText("Daily Spotify limit reached");
  await expect(deckOf(page)).toContainText(`They work again from ${end}.`);
  await deckOf(page).getByRole("button", { name: "Retry" }).click();
  const player = page.getByRole("region", { name: "Player" });
  await player.getByRole("button", { name: "Play", exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: `They work again from ${end}.` })).toBeVisible();
  await page.getByRole("button", { name: "Search for devices" }).click();
  await expect(page.getByText("They work again in 20 hours")).toBeVisible();
  expect(await callsBelow("/v1/me/player")).toEqual([]);
}

test("a player without quota says until when, is not called, blocks nothing else, and outlasts a restart", async ({
  page,
}) => {
  const person = await signInConnected(page, instance);
  await useUpQuota("/v1/me/player");
  await page.goto("/music");
  await expect(deckOf(page)).toContainText("Daily Spotify limit reached");
  const end = await cooldownEnd(person);
  await expectLockedPlayer(page, end);
  await page.goto("/profile/services");
  const usage = page.getByRole("listitem").filter({ hasText: "Available again" });
  await expect(usage).toHaveCount(1);
  await expect(usage).toContainText(end);

  await importAll(person.api);
  await page.goto("/search?q=song");
  await expect(page.getByText("Spotify has nothing else.")).toBeVisible();
  expect((await callsBelow("/v1/me/playlists")).length).toBeGreaterThan(0);
  expect((await callsBelow("/v1/search")).length).toBeGreaterThan(0);

  // An open screen would log its failed requests.
  await page.goto("about:blank");
  await instance.restart();
  expect(await cooldownEnd(person)).toBe(end);
  await expectLockedPlayer(page, end);

  await instance.control("DELETE", "faults");
  await queryDatabase(
    instance.dataDirectory,
    "UPDATE spotify_cooldowns SET until = now() WHERE client_id = $1",
    [person.clientId],
  );
  await queryDatabase(instance.dataDirectory, "UPDATE player_watches SET next_poll_at = now()");
  await page.goto("/music");
  await expect(deckOf(page)).toContainText("“Desk” is ready");
  expect(await callsBelow("/v1/me/player")).not.toEqual([]);
});

test("an import without quota says when it continues, waits through a restart, and shows what it has", async ({
  page,
}) => {
  const person = await signInConnected(page, instance);
  await useUpQuota("/v1/me/tracks");
  await page.goto("/music");
  await page.getByRole("button", { name: "Import library" }).click();
  const waiting = page.getByText("The import resumes automatically from");
  await expect(waiting).toBeVisible({ timeout: 60_000 });
  const end = await cooldownEnd(person);
  await expect(waiting).toContainText(end);
  await instance.control("DELETE", "requests");
  await page.goto("about:blank");
  await instance.restart();
  for (const screen of ["/music", "/imports"]) {
    await page.goto(screen);
    await expect(waiting.first()).toContainText(end);
  }
  await page.goto("/library");
  const playlists = page
    .getByRole("main")
    .getByRole("link")
    .filter({ hasText: /\d+ songs/ });
  await expect(playlists.first()).toBeVisible();
  expect(await callsBelow("/v1/me/tracks")).toEqual([]);
});

function changeKeys(change: (keys: string) => string) {
  const file = path.join(instance.dataDirectory, "secrets.json");
  const secrets = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...secrets, ENCRYPTION_KEYS: change(secrets.ENCRYPTION_KEYS) }));
}

test("a new encryption key replaces the old one while the app is in use", async () => {
  const { control } = instance;
  await control("PATCH", "settings", { refreshTokens: "rotate" });
  const active = await register(instance.url);
  const inactive = await register(instance.url);
  for (const { api } of [active, inactive]) await connect(api, await createSpotifyAccountWithDevice(control));
  /** Calls Spotify with an expired access token, so that the app reads and writes the encrypted tokens. */
  const refreshToken = async ({ api }: Person) => {
    await control("POST", "clock", { advanceMs: hourMs });
    await api.json("GET", "/player/devices");
  };
  await refreshToken(active);

  await instance.restart(() => changeKeys(keys => `k2:${randomBytes(32).toString("base64")},${keys}`));
  await refreshToken(active);
  let isDone = false;
  const rotation = runCommand("keys-rotate", instance.settings).finally(() => {
    isDone = true;
  });
  while (!isDone) await refreshToken(active);
  const { code, output } = await rotation;
  expect({ code, output }).toMatchObject({
    code: 0,
    output: expect.stringContaining('with the key "k2"'),
  });
  expect(output).toContain('The key "k1" is no longer used');
  await refreshToken(active);

  await instance.restart(() => changeKeys(keys => keys.replace(/,k1:.*/, "")));
  for (const person of [active, inactive]) await refreshToken(person);
});

test("a backup of the running instance becomes a whole instance in a new folder", async () => {
  const { control, settings } = instance;
  const person = await register(instance.url);
  await connect(person.api, await createSpotifyAccountWithDevice(control));
  await importAll(person.api);
  const library = await person.api.json("GET", "/playlists");
  const dataDirectory = createDataDirectory("restored");
  const file = path.join(dataDirectory, "backup.gz");
  expect(await runCommand("backup", settings, [file])).toMatchObject({ code: 0 });
  const port = ownPorts.restarts + 1;
  const copySettings = { ...settings, DATA_DIR: dataDirectory, PORT: String(port) };
  expect(await runCommand("restore", copySettings, [file])).toMatchObject({ code: 0 });
  const copy = await startInstance(copySettings);
  try {
    const { api } = await signIn(person, `http://127.0.0.1:${port}`);
    expect(await api.json("GET", "/playlists")).toEqual(library);
    // The old sign-in is valid in the copy, and Spotify grants it a new access token.
    await control("POST", "clock", { advanceMs: hourMs });
    await api.withToken(person.token).json("GET", "/player/devices");
  } finally {
    await copy.stop();
    rmSync(dataDirectory, { recursive: true });
  }
});
