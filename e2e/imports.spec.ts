import type { Page } from "@playwright/test";
import { createSpotifyId, type SpotifyAccount } from "@/testing/simulator-client";
import { control, type Person, password, someTracks, test } from "./support/api/people";
import { signInAt } from "./support/people";
import { expect } from "./support/test";

/** One playlist of three tracks and a withdrawn one on Spotify, and the Imports screen of the person who owns it. */
async function open(page: Page, listener: Person & SpotifyAccount): Promise<{ items: string }> {
  const list = createSpotifyId();
  const uris = (await someTracks(listener, 3)).map(id => `spotify:track:${id}`);
  const mix = { name: "Mix", ownerId: listener.spotifyUser, items: [...uris, null] };
  await control("PUT", `playlists/${list}`, mix);
  await signInAt(page, "/imports", { email: listener.email, password });
  await expect(page.getByText("Nothing imported yet")).toBeVisible();
  return { items: `/v1/playlists/${list}/items` };
}

const fault = (path: string, what: object) => control("POST", "faults", { match: { path }, ...what });
const importsOf = (page: Page) => page.getByRole("main").locator("ol > li");

test("whoever has not connected Spotify yet is led there instead of to an import that cannot be", async ({
  page,
  person,
}) => {
  await signInAt(page, "/imports", { email: person.email, password });
  await page.getByRole("link", { name: "Connect Spotify" }).click();
  await expect(page).toHaveURL(/\/music$/);
});

test("an import tells what it brought and what it left out, and why", async ({ page, listener }) => {
  await open(page, listener);
  await page.getByRole("button", { name: "Import library" }).click();
  await expect(page.getByText("Import complete.")).toBeVisible();
  const figure = (name: string) => importsOf(page).locator("dl > div").filter({ hasText: name });
  await expect(figure("Added")).toContainText("3");
  await expect(figure("Left out")).toContainText("1");
  await page.getByText("1 left out, and why").click();
  await expect(page.getByText("Spotify no longer has this song")).toBeVisible();
  await expect(page.getByText("number 4, in Mix")).toBeVisible();

  await page.getByRole("button", { name: "Import everything again" }).click();
  await expect(importsOf(page)).toHaveCount(2);
  await expect(importsOf(page).first()).toContainText("Import complete.");
  await expect(figure("Unchanged").first()).toContainText("3");
  await expect(importsOf(page).first()).toContainText("1 left out, and why");
});

test("a running import shows how far it is in every window, is one however often it is asked for, and is cancelled at once", async ({
  page,
  listener,
}) => {
  const { items } = await open(page, listener);
  await fault(items, { times: 1, delayMs: 20_000 });
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
    await expect(window.getByText("The import was cancelled. Lists that were read")).toBeVisible();
  await page.getByRole("button", { name: "Import everything again" }).click();
  await expect(page.getByText("Import complete.")).toBeVisible();
});

test("an import that cannot go on says why and what to do, and runs again when that is done", async ({
  page,
  listener,
}) => {
  await open(page, listener);
  await control("PATCH", `users/${listener.spotifyUser}`, { allowListed: false });
  await page.getByRole("button", { name: "Import library" }).click();
  await expect(importsOf(page)).toContainText("The import stopped.");
  await expect(importsOf(page)).toContainText("User Management");
  await control("PATCH", `users/${listener.spotifyUser}`, { allowListed: true });
  await page.getByRole("button", { name: "Import everything again" }).click();
  await expect(page.getByText("Import complete.")).toBeVisible();
});

test("an import that Spotify makes wait shows until when, and can be cancelled instead", async ({
  page,
  listener,
}) => {
  const { items } = await open(page, listener);
  await fault(items, {
    times: 1,
    status: 429,
    headers: { "retry-after": "72000" },
    body: { error: { status: 429, message: "Too many requests", reason: "QUOTA_EXCEEDED" } },
  });
  await page.getByRole("button", { name: "Import library" }).click();
  await expect(page.getByText("The import goes on by itself at")).toContainText(/\d\d:\d\d/);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("The import was cancelled.")).toBeVisible();
});

test("an import that Spotify does not answer says so, and when it goes on", async ({ page, listener }) => {
  const { items } = await open(page, listener);
  await fault(items, { times: 5, status: 503, body: "upstream connect error" });
  await page.getByRole("button", { name: "Import library" }).click();
  await expect(importsOf(page)).toContainText("Spotify does not answer right now.");
  await expect(page.getByText("The import goes on by itself at")).toContainText(/\d\d:\d\d/);
  await expect(importsOf(page).locator("dt")).toHaveText([
    "Playlists",
    "Added",
    "Removed",
    "Unchanged",
    "Left out",
  ]);
});

test("every import is in the list, also the oldest of many", async ({ page, listener }) => {
  const { api } = listener;
  for (let number = 0; number < 25; number++) {
    const { json } = await api.send("POST", "/spotify/import", { body: {} });
    await api.send("POST", `/sync/jobs/${(json as { job: { id: string } }).job.id}/cancel`);
  }
  await signInAt(page, "/imports", { email: listener.email, password });
  await expect(importsOf(page).first()).toBeVisible();
  await page.keyboard.press("End");
  await expect(importsOf(page)).toHaveCount(25);
});
