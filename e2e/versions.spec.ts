import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { onlyDeep } from "@/testing/depth";
import { control } from "./support/instances/stacks";
import { createLibrary, importAll } from "./support/library";
import type { Listener } from "./support/people";
import { openAs, songRows } from "./support/screens";
import { expect, test } from "./support/test";

const deepTest = onlyDeep(test);

// The requests that a test aborts.
test.use({ expectedNoise: /ERR_FAILED .*\/versions\// });

/** Opens the version history of the playlist of `createLibrary`. */
async function openVersions(page: Page, listener: Listener): Promise<void> {
  await openAs(page, listener, "/library");
  await page
    .getByRole("main")
    .getByRole("link", { name: /From Spotify/ })
    .first()
    .click();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Version history" }).click();
}

test("a playlist is restored to its earlier version, and back; the library is exported and imported again", async ({
  page,
  listener,
}) => {
  const { trackIds, spotifyPlaylistId } = await createLibrary(listener);
  const { spotifyUser } = listener;
  await openVersions(page, listener);
  await expect(page.getByText("No changes yet")).toBeVisible();

  const changed = { name: "From Spotify", trackIds: trackIds.slice(2, 3), ownerId: spotifyUser };
  await control("PUT", `playlists/${spotifyPlaylistId}`, changed);
  await importAll(listener.api);
  await page.reload();
  await expect(page.getByText("2 removed")).toBeVisible();
  await expect(page.getByText("1 song now")).toBeVisible();
  const restore = page.getByRole("button", { name: /^Restore the version before/ });
  await restore.click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("in Tonearm and on Spotify");
  await question.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText("3 songs now")).toBeVisible();
  await expect(restore).toHaveCount(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("1 song now")).toBeVisible();

  await page.goto("/profile");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export my library" }).click();
  const file = await (await download).path();
  await page.getByLabel("File to import").setInputFiles({
    name: "library.json",
    mimeType: "application/json",
    buffer: readFileSync(file),
  });
  await expect(page.getByText("2 playlists created, 0 new songs")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "From Spotify (2)" }).click();
  await expect(songRows(page)).toHaveCount(1);

  await page.goto("/profile");
  const wrong = { name: "a.json", mimeType: "application/json", buffer: Buffer.from("Title,Artist") };
  await page.getByLabel("File to import").setInputFiles(wrong);
  await expect(page.getByText("The file wasn’t imported")).toBeVisible();
});

deepTest(
  "a version that could not be loaded or restored says so, and loads after a retry",
  async ({ page, listener }) => {
    const { trackIds, spotifyPlaylistId } = await createLibrary(listener);
    const changed = { name: "From Spotify", trackIds: trackIds.slice(0, 2), ownerId: listener.spotifyUser };
    await control("PUT", `playlists/${spotifyPlaylistId}`, changed);
    await importAll(listener.api);
    await page.route(/\/versions\/[0-9a-f-]{36}\?/, route => route.abort());
    await openVersions(page, listener);
    await expect(page.getByText("Changed on Spotify")).toBeVisible();
    await expect(page.getByText("Couldn’t load this")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Restore the version before/ })).toBeDisabled();
    await page.unrouteAll();
    await page.getByRole("button", { name: "Retry" }).click();
    await expect(page.getByText("1 removed")).toBeVisible();

    await page.route(/\/restore$/, route => route.abort());
    await page.getByRole("button", { name: /^Restore the version before/ }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Restore" }).click();
    await expect(page.getByText("Couldn’t restore the playlist")).toBeVisible();
    await expect(page.getByText("2 songs now")).toBeVisible();
  },
);
