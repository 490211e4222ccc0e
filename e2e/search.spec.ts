import type { Page } from "@playwright/test";
import { becomeConnected, importLibrary } from "./support/people";
import { generated } from "./support/stacks";
import { expect, test } from "./support/test";

/** How many calls of a group the person's app has made. */
async function calls(page: Page, group: string): Promise<number> {
  const reply = await page.request.get(`${generated.url}/api/v1/me/spotify`);
  return (await reply.json()).callsLast24h[group] ?? 0;
}

test("the library answers while one types, and Spotify only when it is asked", async ({ page }) => {
  await becomeConnected(page);
  await importLibrary(page);
  const songs = await (await page.request.get(`${generated.url}/api/v1/songs?limit=1`)).json();
  const [{ title, album }] = songs.items;
  await page.goto("/search");
  await page.getByLabel("Songs, albums, artists, playlists").fill(title);
  await expect(page.getByRole("row").getByText(title, { exact: true }).first()).toBeVisible();
  expect(await calls(page, "search")).toBe(0);

  await page.getByRole("tab", { name: "Spotify" }).click();
  await page.getByRole("button", { name: /Search on Spotify/ }).click();
  await expect(page.getByRole("row").getByText(title, { exact: true }).first()).toBeVisible();
  expect(await calls(page, "search")).toBe(1);

  await page.goto(`/albums/${album.id}`);
  await expect(page.getByRole("heading", { name: album.name })).toBeVisible();
  expect(await calls(page, "albums")).toBe(1);
  await page.reload();
  await expect(page.getByRole("heading", { name: album.name })).toBeVisible();
  expect(await calls(page, "albums")).toBe(1);
});
