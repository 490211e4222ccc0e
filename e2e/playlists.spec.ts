import { librarySongsPage, playlistItemsPage } from "@/lib/schemas/library";
import { onlyDeep } from "@/testing/depth";
import { createLibrary } from "./support/library";
import { openAs, signInBrowser, songRows } from "./support/screens";
import { expect, test } from "./support/test";

const deepTest = onlyDeep(test);

test("a local playlist is created, filled, reordered by keyboard, emptied with undo, renamed and deleted", async ({
  page,
  listener,
}) => {
  const { api } = listener;
  await createLibrary(listener);
  await signInBrowser(page, listener);
  await page.goto("/library");
  await page.getByRole("button", { name: "New playlist" }).first().click();
  await page.getByLabel("Name").fill("Sunday morning");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Create|Save/ })
    .click();
  await expect(page.getByRole("heading", { name: "Sunday morning" })).toBeVisible();
  await expect(page).toHaveURL(/\/playlists\//);

  const songs = (await api.expect(200, librarySongsPage, "GET", "/songs?limit=3")).items;
  const [first = "", second = "", third = ""] = songs.map(({ id }) => id);
  const [firstTitle = "", secondTitle = ""] = songs.map(({ title }) => title);
  const path = `/playlists/${page.url().split("/").at(-1)}/tracks`;
  await api.json("POST", path, { songIds: [first, second, third] });
  await page.reload();
  const rows = songRows(page);
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText(firstTitle);

  await rows.nth(0).focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(rows.nth(1)).toContainText(firstTitle);
  await expect
    .poll(async () =>
      (await api.expect(200, playlistItemsPage, "GET", path)).items.map(({ song }) => song?.id),
    )
    .toEqual([second, first, third]);

  await rows.nth(0).focus();
  await page.keyboard.press("Delete");
  await expect(rows).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText(secondTitle);

  await page.getByRole("searchbox").fill("nothing is called like this");
  await expect(rows).toHaveCount(0);
  await expect(page).toHaveURL(/q=nothing/);
  await page.getByRole("link", { name: "History" }).click();
  await expect(page).toHaveURL(/\/history$/);
  await page.goBack();
  await expect(page.getByRole("searchbox")).toHaveValue("nothing is called like this");
  await expect(rows).toHaveCount(0);

  await page.getByRole("button", { name: "Edit playlist" }).click();
  await page.getByRole("menuitem", { name: "Edit name and description" }).click();
  await page.getByLabel("Name").fill("Sunday evening");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Sunday evening" })).toBeVisible();
  await expect(page).toHaveTitle(/^Sunday evening/);

  await page.getByRole("button", { name: "Edit playlist" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete playlist" }).click();
  await expect(page).toHaveURL(/\/library$/);
  await expect(page.getByRole("link", { name: /Sunday evening/ })).toHaveCount(0);
});

test.describe("after a deletion", () => {
  // The page that Back opens asks for the playlist.
  test.use({ expectedNoise: /404 .*api\/v1\/playlists\// });

  deepTest("the browser's Back does not show the deleted playlist", async ({ page, listener }) => {
    const { id } = await listener.api.json<{ id: string }>("POST", "/playlists", { name: "Gone" });
    await openAs(page, listener, `/playlists/${id}`);
    await page.getByRole("link", { name: "History" }).click();
    await expect(page).toHaveURL(/\/history$/);
    await page.getByRole("link", { name: "Gone" }).click();
    await expect(page.getByRole("heading", { name: "Gone" })).toBeVisible();
    await page.getByRole("button", { name: "Edit playlist" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Delete playlist" }).click();
    await expect(page).toHaveURL(/\/library$/);
    await page.goBack();
    await expect(page).toHaveURL(/\/history$/);
    await page.goBack();
    await expect(page.getByRole("heading", { name: "Page not found" })).toBeAttached();
    await expect(page.getByRole("heading", { name: "Gone" })).toHaveCount(0);
  });
});

deepTest(
  "a playlist of 10,000 tracks renders fewer than 200 rows at a time and scrolls to the last",
  async ({ page, listener }) => {
    const { api } = listener;
    await createLibrary(listener);
    const songs = (await api.expect(200, librarySongsPage, "GET", "/songs?limit=5")).items;
    const songIds = Array.from({ length: 200 }, () => songs.map(song => song.id)).flat();
    const { id } = await api.json<{ id: string }>("POST", "/playlists", { name: "Ten thousand" });
    for (let part = 0; part < 10; part++) await api.json("POST", `/playlists/${id}/tracks`, { songIds });
    await openAs(page, listener, `/playlists/${id}`);
    const rows = songRows(page);
    await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "10001");
    await expect(rows.first()).toContainText(songs[0]?.title ?? "");
    for (const share of [0.1, 0.35, 0.7, 1]) {
      await page.evaluate(part => window.scrollTo(0, document.body.scrollHeight * part), share);
      await expect(rows.last()).toContainText(/\d:\d\d/);
      expect(await rows.count()).toBeLessThan(200);
    }
    await expect(page.locator('[aria-rowindex="10001"]')).toContainText(songs[4]?.title ?? "");
  },
);
