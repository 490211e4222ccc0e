import { expect, type Page } from "@playwright/test";
import type { Stack } from "./instances/stacks";
import { createDeveloperApp, passConsentPage, saveCredentials, signUp, songRows } from "./screens";

/**
 * Does the main job as a person does it: from a new account to music that plays and stops.
 * @param spotifyUser by default the listener whose library is the simulator's catalog
 */
export async function walk(page: Page, stack: Stack, spotifyUser?: string): Promise<void> {
  await signUp(page);
  await saveCredentials(page, await createDeveloperApp(stack));
  await passConsentPage(page, "Agree", spotifyUser);
  await expect(page.getByText("Spotify is connected")).toBeVisible();
  await page.getByRole("button", { name: "Import library" }).click();
  await expect(page.getByText("Import complete.")).toBeVisible({ timeout: 60_000 });

  await page.getByRole("link", { name: "Library", exact: true }).click();
  const playlists = page
    .getByRole("main")
    .getByRole("link")
    .filter({ hasText: /\d+ songs/ });
  await playlists.first().click();
  await expect(page).toHaveURL(/\/playlists\//);
  await expect(songRows(page).first()).toContainText(/\d:\d\d/);

  await page.getByRole("button", { name: "Shuffle play" }).click();
  const player = page.getByRole("region", { name: "Player" });
  await expect(player.getByRole("button", { name: "Pause" })).toBeVisible();
  const readPlayer = async () => (await page.request.get("/api/v1/player")).json();
  const { item, isPlaying } = await readPlayer();
  expect(isPlaying).toBe(true);
  await expect(player).toContainText(item.title);

  await player.getByRole("button", { name: "Pause" }).click();
  await expect(player.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  expect((await readPlayer()).isPlaying).toBe(false);
}
