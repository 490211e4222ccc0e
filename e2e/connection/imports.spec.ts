import type { Page } from "@playwright/test";
import { onlyDeep } from "@/testing/depth";
import { control } from "../support/instances/stacks";
import { findTrackIds } from "../support/library";
import { createSpotifyPlaylist, type Listener } from "../support/people";
import { openAs } from "../support/screens";
import { expect, test } from "../support/test";

const deepTest = onlyDeep(test);

/** Creates a playlist of three tracks and a withdrawn one on Spotify, and opens the Imports screen. Returns its items' path. */
async function openImports(page: Page, listener: Listener): Promise<string> {
  const uris = (await findTrackIds(listener, 3)).map(id => `spotify:track:${id}`);
  const playlistId = await createSpotifyPlaylist(listener, "Mix", { items: [...uris, null] });
  await openAs(page, listener, "/imports");
  await expect(page.getByText("No imports yet")).toBeVisible();
  return `/v1/playlists/${playlistId}/items`;
}

const addFault = (path: string, fault: object) => control("POST", "faults", { match: { path }, ...fault });
/** Delays the next request for the songs of a playlist until `end` is called. */
async function holdImport(path: string, { clientId }: Listener) {
  await control("POST", "faults", { match: { path, clientId }, delayMs: 120_000 });
  return { end: () => control("DELETE", "faults", { clientId }) };
}
const importsOf = (page: Page) => page.getByRole("main").locator("ol > li");

deepTest(
  "without a connection the Imports screen leads to Music instead of offering an import",
  async ({ page, person }) => {
    await openAs(page, person, "/imports");
    await page.getByRole("link", { name: "Connect Spotify" }).click();
    await expect(page).toHaveURL(/\/music$/);
  },
);

test("a completed import shows what it brought, and what it left out and why", async ({ page, listener }) => {
  await openImports(page, listener);
  await page.getByRole("button", { name: "Import library" }).click();
  await expect(page.getByText("Import complete.")).toBeVisible();
  const figure = (name: string) => importsOf(page).locator("dl > div").filter({ hasText: name });
  await expect(figure("Added")).toContainText("3");
  await expect(figure("Skipped")).toContainText("1");
  await page.getByText("1 skipped: see why").click();
  await expect(page.getByText("Spotify no longer has this song")).toBeVisible();
  await expect(page.getByText("song 4 in Mix")).toBeVisible();

  await page.getByRole("button", { name: "Import library" }).click();
  await expect(importsOf(page)).toHaveCount(2);
  await expect(importsOf(page).first()).toContainText("Import complete.");
  await expect(figure("Unchanged").first()).toContainText("3");
  await expect(importsOf(page).first()).toContainText("1 skipped: see why");
});

test("a running import shows its progress in every window, runs once however often it is started, and can be canceled", async ({
  page,
  listener,
}) => {
  const itemsPath = await openImports(page, listener);
  const held = await holdImport(itemsPath, listener);
  const other = await page.context().newPage();
  await other.goto("/imports");
  await page.getByRole("button", { name: "Import library" }).dblclick();
  await expect(page.getByRole("progressbar", { name: "Import progress" })).toBeVisible();
  await expect(page.getByText("0 of 4")).toBeVisible();
  await other.getByRole("button", { name: "Import library" }).click();
  await expect(other.getByText("0 of 4")).toBeVisible();
  for (const window of [page, other]) await expect(importsOf(window)).toHaveCount(1);
  await other.getByRole("button", { name: "Cancel" }).click();
  for (const window of [page, other])
    await expect(window.getByText("Import canceled. Playlists that finished")).toBeVisible();
  await held.end();
  await page.getByRole("button", { name: "Import library" }).click();
  await expect(page.getByText("Import complete.")).toBeVisible({ timeout: 60_000 });
});

deepTest(
  "an import goes on while the person switches the language, and its progress is then in French",
  async ({ page, listener }) => {
    const itemsPath = await openImports(page, listener);
    const held = await holdImport(itemsPath, listener);
    await page.getByRole("button", { name: "Import library" }).click();
    await expect(page.getByText("0 of 4")).toBeVisible();
    await page.getByRole("link", { name: "Profile" }).first().click();
    await page.getByRole("button", { name: "Français" }).click();
    await page.getByRole("link", { name: "Imports" }).first().click();
    await expect(page.getByText("0 sur 4")).toBeVisible();
    await expect(page.getByText("Import des playlists")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
    await held.end();
    await expect(page.getByText("1 playlist et 3 titres.")).toBeVisible();
    await expect(importsOf(page)).toHaveCount(1);
    await expect(importsOf(page)).toContainText("1 laissé de côté : voir pourquoi");
  },
);

deepTest(
  "an import that Spotify refuses says why and what to do, and runs after that was done",
  async ({ page, listener }) => {
    await openImports(page, listener);
    await control("PATCH", `users/${listener.spotifyUser}`, { allowListed: false });
    await page.getByRole("button", { name: "Import library" }).click();
    await expect(importsOf(page)).toContainText("The import stopped.");
    await expect(importsOf(page)).toContainText("the tab with its users");
    await control("PATCH", `users/${listener.spotifyUser}`, { allowListed: true });
    await page.getByRole("button", { name: "Import library" }).click();
    await expect(page.getByText("Import complete.")).toBeVisible();
  },
);

test("an import without quota shows when it continues, and can be canceled instead", async ({
  page,
  listener,
}) => {
  const itemsPath = await openImports(page, listener);
  await addFault(itemsPath, {
    times: 1,
    status: 429,
    headers: { "retry-after": "72000" },
    body: { error: { status: 429, message: "Too many requests", reason: "QUOTA_EXCEEDED" } },
  });
  await page.getByRole("button", { name: "Import library" }).click();
  await expect(page.getByText("The import resumes automatically from")).toContainText(/\d\d:\d\d/);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText(/^Import canceled\./)).toBeVisible();
});

deepTest(
  "an import during an outage of Spotify says so, and when it continues",
  async ({ page, listener }) => {
    const itemsPaths = [await openImports(page, listener)];
    // A single playlist that fails is left out. Five in a row are an outage.
    for (let number = 2; number <= 5; number++) {
      const playlistId = await createSpotifyPlaylist(listener, `Mix ${number}`, { items: [null] });
      itemsPaths.push(`/v1/playlists/${playlistId}/items`);
    }
    for (const path of itemsPaths)
      await addFault(path, { times: 100, status: 503, body: "upstream connect error" });
    await page.getByRole("button", { name: "Import library" }).click();
    await expect(importsOf(page)).toContainText("Spotify isn’t responding right now.");
    await expect(page.getByText("The import resumes automatically from")).toContainText(/\d\d:\d\d/);
    await expect(importsOf(page).locator("dt")).toHaveText([
      "Playlists",
      "Added",
      "Removed",
      "Unchanged",
      "Skipped",
    ]);
  },
);

deepTest("the list of imports loads the next page until it shows all imports", async ({ page, listener }) => {
  const { api } = listener;
  // The screen loads 20 at a time.
  for (let number = 0; number < 22; number++) {
    const { job } = await api.json<{ job: { id: string } }>("POST", "/spotify/import", {});
    await api.json("POST", `/sync/jobs/${job.id}/cancel`);
  }
  await openAs(page, listener, "/imports");
  await expect(importsOf(page).first()).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("End");
    await expect(importsOf(page)).toHaveCount(22, { timeout: 1_000 });
  }).toPass();
});
