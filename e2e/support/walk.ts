import { expect, type Page } from "@playwright/test";
import { connect, enterCredentials, newDeveloperApp, type Stack, signUp } from "./people";

/** The main job as a person does it: from a new account to music that plays, and stops. */
export async function walk(page: Page, stack: Stack): Promise<void> {
  await signUp(page);
  await enterCredentials(page, await newDeveloperApp(stack));
  await expect(page.getByText("Saved and verified")).toBeVisible();
  await connect(page);
  await expect(page.getByText("Spotify is connected")).toBeVisible();
  await page.goto("/music");
  await page.getByRole("button", { name: "Import library" }).click();
  await expect(page.getByText("Import complete.")).toBeVisible({ timeout: 60_000 });

  await page.getByRole("link", { name: "Library", exact: true }).click();
  const card = page
    .getByRole("main")
    .getByRole("link")
    .filter({ hasText: /\d+ tracks/ })
    .first();
  await card.click();
  await expect(page).toHaveURL(/\/playlists\//);
  const rows = page.getByRole("row");
  await expect(rows.first()).toContainText(/\d:\d\d/);

  await page.getByRole("button", { name: "Shuffle play" }).click();
  const player = page.getByRole("region", { name: "Player" });
  await expect(player.getByRole("button", { name: "Pause" })).toBeVisible();
  // What plays is one of this playlist's songs, and the player bar says which.
  const playing = await page.request.get("/api/v1/player");
  const { item, isPlaying } = await playing.json();
  expect(isPlaying).toBe(true);
  await expect(player).toContainText(item.title);

  await player.getByRole("button", { name: "Pause" }).click();
  await expect(player.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  expect((await (await page.request.get("/api/v1/player")).json()).isPlaying).toBe(false);
}
