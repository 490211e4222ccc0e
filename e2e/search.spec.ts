import { librarySongsPage } from "@/lib/schemas/library";
import { onlyDeep } from "@/testing/depth";
import type { Api } from "./support/api";
import { createLibrary } from "./support/library";
import { pressUntilShown, signInBrowser } from "./support/screens";
import { expect, test } from "./support/test";

const deepTest = onlyDeep(test);

/** Counts the calls of an endpoint group by the person's developer app. */
async function countCalls(api: Api, group: string): Promise<number> {
  const { callsLast24h } = await api.json<{ callsLast24h: Record<string, number> }>("GET", "/me/spotify");
  return callsLast24h[group] ?? 0;
}

test("the library answers while a person types, and Spotify once on Enter, in one list for the keyboard", async ({
  page,
  listener,
}) => {
  const { api } = listener;
  await createLibrary(listener);
  await signInBrowser(page, listener);
  const [song] = (await api.expect(200, librarySongsPage, "GET", "/songs?limit=1")).items;
  if (!song) throw new Error("no song");
  const { title } = song;
  await page.goto("/history");
  const box = page.getByRole("main").getByRole("searchbox");
  await pressUntilShown(() => page.keyboard.press("/"), box);
  await expect(box).toBeFocused();
  await box.pressSequentially(title);
  const rows = page.getByRole("row").filter({ has: page.getByRole("gridcell") });
  await expect(rows.first()).toContainText(title);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Spotify" })).not.toContainText("Searching");
  expect(await countCalls(api, "search")).toBe(1);
  await page.keyboard.press("ArrowDown");
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(box).toBeFocused();

  // The palette leads to the search with the text, and the search was remembered.
  const palette = page.getByRole("combobox");
  await pressUntilShown(() => page.keyboard.press("Control+k"), palette);
  await palette.fill("zzqqxx");
  await page.getByRole("option", { name: "Search for “zzqqxx”" }).click();
  await expect(page).toHaveURL(/q=zzqqxx/);
  await expect(page.getByText("Nothing found for “zzqqxx”")).toBeVisible();
  await box.fill("");
  await page.getByRole("button", { name: `Forget “${title}”` }).click();
  await expect(page.getByRole("button", { name: title, exact: true })).toHaveCount(0);
});

deepTest("an album costs one call to Spotify, however often it is opened", async ({ page, listener }) => {
  const { api } = listener;
  await createLibrary(listener);
  const { items } = await api.expect(200, librarySongsPage, "GET", "/songs?limit=1");
  const album = items[0]?.album;
  await signInBrowser(page, listener);
  await page.goto(`/albums/${album?.id}`);
  await expect(page.getByRole("heading", { name: album?.name ?? "" })).toBeVisible();
  expect(await countCalls(api, "albums")).toBe(1);
  await page.reload();
  await expect(page.getByRole("heading", { name: album?.name ?? "" })).toBeVisible();
  expect(await countCalls(api, "albums")).toBe(1);
});

deepTest("a playlist’s menu leads to a search of that playlist", async ({ page, listener }) => {
  await createLibrary(listener);
  await signInBrowser(page, listener);
  const { items } = await listener.api.json<{ items: { id: string; name: string }[] }>("GET", "/playlists");
  const [playlist] = items;
  await page.goto(`/playlists/${playlist?.id}`);
  await page.getByRole("main").getByRole("button", { name: /More/ }).first().click();
  await page.getByRole("menuitem", { name: "Search this playlist" }).click();
  await expect(page.getByRole("main").getByRole("searchbox")).toHaveValue(`playlist:"${playlist?.name}" `);
  await expect(page.getByText("These filters search only your library")).toBeVisible();
  expect(await countCalls(listener.api, "search")).toBe(0);
});
