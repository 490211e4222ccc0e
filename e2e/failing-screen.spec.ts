import { expect, test } from "@playwright/test";
import { becomeConnected, importLibrary } from "./support/people";
import { generated } from "./support/stacks";

test("A failing screen leaves the navigation and the player alive and can be retried", async ({ page }) => {
  await becomeConnected(page);
  await importLibrary(page);
  const songs = await (await page.request.get(`${generated.url}/api/v1/songs?limit=1`)).json();
  const [{ album }] = songs.items;
  const player = page.getByRole("region", { name: "Player" });
  await page.goto("/music");
  await expect(player).toBeVisible();

  await page.route(`**/api/v1/albums/${album.id}`, route => route.fulfill({ json: { name: album.name } }));
  await page.goto(`/albums/${album.id}`);
  await expect(page.getByRole("heading", { name: "The needle jumped" })).toBeVisible();
  await expect(player).toBeVisible();
  await expect(page.getByRole("link", { name: "Library" }).first()).toBeVisible();

  await page.unroute(`**/api/v1/albums/${album.id}`);
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByRole("heading", { name: album.name })).toBeVisible();
});

test("A signed-out request for a screen is redirected to the sign-in page and back", async ({ request }) => {
  const reply = await request.get(`${generated.url}/playlists/1?q=a`, { maxRedirects: 0 });
  expect(reply.status()).toBe(307);
  expect(reply.headers().location).toBe(`/sign-in?next=${encodeURIComponent("/playlists/1?q=a")}`);
});
