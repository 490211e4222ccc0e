import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { onlyDeep } from "@/testing/depth";
import { createSpotifyAccount } from "@/testing/spotify/simulator-client";
import { control } from "../support/instances/stacks";
import { findTrackIds } from "../support/library";
import { connect, createAccount, createSpotifyPlaylist, demoAdmin, register } from "../support/people";
import { openAs, signInOnTheWayTo } from "../support/screens";
import { expect, test } from "../support/test";

const deepTest = onlyDeep(test);

/** Registers a connected person with a unique name and one playlist on Spotify. */
async function createNamedListener() {
  const username = `ada ${randomBytes(4).toString("hex")}`;
  const account = await createSpotifyAccount(control);
  const person = await register(undefined, { ...createAccount(), username });
  await connect(person.api, account);
  const trackIds = await findTrackIds(account, 2);
  const playlistId = await createSpotifyPlaylist(account, "Mix", { trackIds });
  return { ...person, ...account, playlistId };
}

const rowsOf = (page: Page, section: "People" | "Imports", text: string) =>
  page.getByRole("region", { name: section, exact: true }).getByRole("listitem").filter({ hasText: text });

async function startImport(page: Page, username: string): Promise<void> {
  await page.getByRole("button", { name: `Manage ${username}` }).click();
  await page.getByRole("menuitem", { name: "Import library" }).click();
}

test("an admin sees a person's state, and starts and cancels their import", async ({ page }) => {
  const { username, email, clientId, playlistId } = await createNamedListener();
  await openAs(page, demoAdmin, "/admin");
  const person = rowsOf(page, "People", username);
  const jobs = rowsOf(page, "Imports", username);
  await expect(person).toContainText(email);
  await expect(person).toContainText("Connected");
  await expect(person).toContainText("no import yet");
  await expect(jobs).toHaveCount(0);

  await control("POST", "faults", {
    match: { path: `/v1/playlists/${playlistId}/items`, clientId },
    delayMs: 120_000,
  });
  await startImport(page, username);
  await page.getByRole("button", { name: `Cancel the import of ${username}` }).click();
  await expect(jobs).toContainText("Canceled");
  await expect(jobs.getByRole("button")).toHaveCount(0);
});

deepTest("an admin reads why a person's import failed, and starts another one", async ({ page }) => {
  const { username, spotifyUser } = await createNamedListener();
  await openAs(page, demoAdmin, "/admin");
  const person = rowsOf(page, "People", username);
  const jobs = rowsOf(page, "Imports", username);
  await control("PATCH", `users/${spotifyUser}`, { allowListed: false });
  await startImport(page, username);
  await expect(jobs).toHaveCount(1);
  await expect(jobs.first()).toContainText("Stopped");
  await expect(jobs.first()).toContainText("the tab with its users");
  await expect(person).toContainText("stopped");

  await control("PATCH", `users/${spotifyUser}`, { allowListed: true });
  await startImport(page, username);
  await expect(jobs).toHaveCount(2);
  await expect(jobs.first()).toContainText("Complete");
  await expect(jobs.first()).toContainText("2 added");
});

deepTest(
  "an admin cannot import for a person without a connection, and sees why",
  async ({ page, person }) => {
    await openAs(page, demoAdmin, "/admin");
    const row = rowsOf(page, "People", person.email);
    await expect(row).toContainText("No developer app");
    await row.getByRole("button", { name: /^Manage / }).click();
    await expect(page.getByRole("menuitem", { name: "Import library" })).toBeDisabled();
  },
);

test("the admin screen leads to the job queue", async ({ page }) => {
  await signInOnTheWayTo(page, "/admin", demoAdmin);
  await page.getByRole("link", { name: "Job queue" }).click();
  await expect(page).toHaveURL(/\/admin\/queue/);
  await expect(page).toHaveTitle(/Tonearm/);
  await expect(page.getByRole("link", { name: /tonearm/ }).first()).toBeVisible();
});

test.describe("without admin rights", () => {
  test.use({ expectedNoise: /404 .*\/admin/ });

  test("a person who is not an admin gets no admin screen and no link to it", async ({ page, person }) => {
    await openAs(page, person, "/admin");
    await expect(page.getByText("Nothing on this side")).toBeVisible();
    expect((await page.request.get("/admin/queue")).status()).toBe(403);
    await page.goto("/library");
    await page.getByRole("button", { name: /^Account:/ }).click();
    await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
    await expect(page.getByRole("menuitem", { name: "Admin" })).toHaveCount(0);
  });
});
