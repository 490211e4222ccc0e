import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { pageOf } from "@/lib/schemas/common";
import { playlist as playlistSchema, song as songSchema } from "@/lib/schemas/library";
import { createLibrary } from "./support/library";
import { desk } from "./support/people";
import { signInBrowser } from "./support/screens";
import { control } from "./support/stacks";
import { expect, test } from "./support/test";

/**
 * Runs axe inside the page. By default axe opens a blank page for each run, for the sake of frames of other origins, and the
 * screens have none.
 */
const axeIn = (page: Page) =>
  new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();

/** Runs axe on the open screen. Of its rules only the contrast depends on the theme. */
async function expectAccessible(page: Page, screen: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }), screen).toBeAttached();
  for (const [colorScheme, axe] of [
    ["light", axeIn(page)],
    ["dark", axeIn(page).withRules("color-contrast")],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    // The theme changes once the page is hydrated.
    await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
    const { violations } = await axe.analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target).join(", ")}`);
    expect(found, `${screen} in the ${colorScheme} theme`).toEqual([]);
  }
}

test.use({ expectedNoise: /404 .*no-such-screen/ });

test("the screens of a person with a library have no accessibility violation in either theme", async ({
  page,
  listener,
}) => {
  const { api, spotifyUser } = listener;
  await control("PUT", `players/${spotifyUser}`, { devices: [desk] });
  await createLibrary(listener);
  await signInBrowser(page, listener);
  const [playlist] = (await api.expect(200, pageOf(playlistSchema), "GET", "/playlists?limit=1")).items;
  const [song] = (await api.expect(200, pageOf(songSchema), "GET", "/songs?limit=1")).items;
  const shuffle = await api.json<{ id: string }>("POST", "/shuffles", { playlistIds: [playlist?.id] });
  for (const screen of [
    "/music",
    "/library",
    "/liked",
    `/playlists/${playlist?.id}`,
    `/playlists/${playlist?.id}/versions`,
    `/albums/${song?.album?.id}`,
    `/artists/${song?.artists[0]?.id}`,
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

test("the public pages have no accessibility violation in either theme", async ({ page }) => {
  for (const screen of ["/sign-in", "/sign-up", "/forgot-password", "/docs/api", "/docs/shuffle"]) {
    await page.goto(screen);
    await expectAccessible(page, screen);
  }
});
