import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { becomeConnected, importLibrary, own } from "./support/people";
import { expect, test } from "./support/test";

/** Runs axe on the open screen in both themes. */
async function expectAccessible(page: Page, screen: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }), screen).toBeAttached();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target).join(", ")}`);
    expect(found, `${screen} in the ${colorScheme} theme`).toEqual([]);
  }
}

test.use({ expectedNoise: [/404 \(Not Found\).*no-such-screen/] });

test("axe finds no accessibility violation on the screens of a person with a library, in light and dark", async ({
  page,
}) => {
  await becomeConnected(page);
  await importLibrary(page);
  const [playlist] = (await own(page, "/playlists?limit=1")).items;
  const [song] = (await own(page, "/songs?limit=1")).items;
  const shuffle = await own(page, "/shuffles", { playlistIds: [playlist.id] });
  for (const screen of [
    "/music",
    "/library",
    "/liked",
    `/playlists/${playlist.id}`,
    `/playlists/${playlist.id}/versions`,
    `/albums/${song.album.id}`,
    `/artists/${song.artists[0].id}`,
    `/shuffles/${shuffle.id}`,
    "/search?q=a",
    "/history",
    "/imports",
    "/profile",
    "/profile/services",
    "/no-such-screen",
  ]) {
    await page.goto(screen);
    await expectAccessible(page, screen);
  }
});

test("axe finds no accessibility violation on the public pages, in light and dark", async ({ page }) => {
  for (const screen of ["/sign-in", "/sign-up", "/docs/api", "/docs/shuffle"]) {
    await page.goto(screen);
    await expectAccessible(page, screen);
  }
});
