import { pageOf } from "@/lib/schemas/common";
import { song as songSchema } from "@/lib/schemas/library";
import type { Api } from "./support/api";
import { createLibrary } from "./support/library";
import { signInBrowser } from "./support/screens";
import { expect, test } from "./support/test";

/** Counts the calls of an endpoint group by the person's developer app. */
async function countCalls(api: Api, group: string): Promise<number> {
  const { callsLast24h } = await api.json<{ callsLast24h: Record<string, number> }>("GET", "/me/spotify");
  return callsLast24h[group] ?? 0;
}

test("search finds songs of the library while a person types, and calls Spotify only on request", async ({
  page,
  listener,
}) => {
  const { api } = listener;
  await createLibrary(listener);
  await signInBrowser(page, listener);
  const [song] = (await api.expect(200, pageOf(songSchema), "GET", "/songs?limit=1")).items;
  const { title, album } = songSchema.parse(song);
  await page.goto("/search");
  await page.getByLabel("Songs, albums, artists, playlists").fill(title);
  await expect(page.getByRole("row").getByText(title, { exact: true }).first()).toBeVisible();
  expect(await countCalls(api, "search")).toBe(0);

  await page.getByRole("tab", { name: "Spotify" }).click();
  await page.getByRole("button", { name: /Search Spotify/ }).click();
  await expect(page.getByRole("row").getByText(title, { exact: true }).first()).toBeVisible();
  expect(await countCalls(api, "search")).toBe(1);

  await page.goto(`/albums/${album?.id}`);
  await expect(page.getByRole("heading", { name: album?.name ?? "" })).toBeVisible();
  expect(await countCalls(api, "albums")).toBe(1);
  await page.reload();
  await expect(page.getByRole("heading", { name: album?.name ?? "" })).toBeVisible();
  expect(await countCalls(api, "albums")).toBe(1);
});
