import { pageOf } from "@/lib/schemas/common";
import { playlist as playlistSchema } from "@/lib/schemas/library";
import { onlyDeep } from "@/testing/depth";
import { createLibrary } from "./support/library";
import { openAs } from "./support/screens";
import { expect, test } from "./support/test";

const deepTest = onlyDeep(test);

test("songs that go with a song are found from its menu, dismissed, brought back and saved as a playlist", async ({
  page,
  listener,
}) => {
  await createLibrary(listener);
  const { items } = await listener.api.expect(200, pageOf(playlistSchema), "GET", "/playlists?limit=1");
  await openAs(page, listener, `/playlists/${items[0]?.id}`);
  await page
    .getByRole("button", { name: /^More for / })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Songs that go with this" }).click();
  await expect(page).toHaveURL(/\/recommendations\/together\?seed=/);
  const songs = page
    .getByRole("grid")
    .getByRole("row")
    .filter({ has: page.getByRole("gridcell") });
  await expect(songs).toHaveCount(2);
  await expect(songs.first()).toContainText("Also in “From Spotify”");
  await songs
    .first()
    .getByRole("button", { name: /^More for / })
    .click();
  await page.getByRole("menuitem", { name: "Not this" }).click();
  await expect(songs).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(songs).toHaveCount(2);
  await songs
    .first()
    .getByRole("button", { name: /^More for / })
    .click();
  await page
    .getByRole("menuitem", { name: /^Nothing by / })
    .first()
    .click();
  const dismissed = page.locator("summary").filter({ hasText: "You took 1 artist out of these lists." });
  await dismissed.click();
  await page.getByRole("list", { name: "Taken out of these lists" }).getByRole("button").click();
  await expect(dismissed).toBeHidden();
  await expect(songs).toHaveCount(2);
  await page.getByRole("button", { name: "Save as playlist" }).click();
  await page.getByRole("button", { name: "Open" }).click();
  await expect(page).toHaveURL(/\/playlists\//);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Goes with");
});

deepTest(
  "Music has shelves of songs to play next, which lead to the whole lists",
  async ({ page, listener }) => {
    await createLibrary(listener);
    // Songs go with the liked ones while there are no plays: they need a playlist in common.
    const { items } = await listener.api.json<{ items: { id: string }[] }>("GET", "/playlists");
    const tracks = await listener.api.json<{ items: { song: { id: string } }[] }>(
      "GET",
      `/playlists/${items[0]?.id}/tracks`,
    );
    await listener.api.json("POST", "/me/liked", { songIds: [tracks.items[0]?.song.id] });
    await openAs(page, listener, "/music");
    const shelf = page.getByRole("region", { name: "Goes with what you play" });
    await shelf.getByRole("link", { name: "See all" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Goes with what you play");
    await expect(page.getByText("Based on your playlists and liked songs")).toBeVisible();
  },
);
