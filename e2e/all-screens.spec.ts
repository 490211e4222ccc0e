import type { Page } from "@playwright/test";
import { onlyDeep, sizeByDepth } from "@/testing/depth";
import { expectAccessible } from "./support/accessibility";
import { createAllScreens, publicScreens } from "./support/all-screens";
import type { Listener } from "./support/people";
import { signInBrowser } from "./support/screens";
import { expect, test } from "./support/test";
import { anyOf, englishPatterns } from "./support/texts/catalog-texts";
import { collectNames, findForeignTexts, namesIn } from "./support/texts/foreign-texts";
import { findOverflows, lengthenTexts, readTexts, waitForHydration } from "./support/texts/screen-texts";

const deepTest = onlyDeep(test);

test.use({ expectedNoise: /404 .*no-such-screen/ });

const softly = expect.configure({ soft: true, timeout: 3_000 });

type Check = (screen: string) => Promise<void>;

/** Opens each screen once for all checks, because opening a screen costs more than the checks. */
async function walk(page: Page, screens: string[], check: Check): Promise<void> {
  for (const screen of screens) {
    await page.goto(screen);
    await expect(page.getByRole("heading", { level: 1 }), screen).toBeAttached();
    await expect(page.locator(".animate-shimmer"), `${screen} still loads`).toHaveCount(0);
    await waitForHydration(page);
    await expectAccessible(page, screen);
    await check(screen);
  }
}

/** Checks that no box is too narrow for its content on a phone and on a desk, and goes on if one is. */
async function expectNoOverflow(page: Page, screen: string): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    // Polls, because the layout follows the size of the window a moment later.
    await softly.poll(() => findOverflows(page), { message: `${screen} at ${width} px` }).toEqual([]);
  }
}

/** Returns what the admin screen shows of other people. */
async function namesOfPeople({ api }: Listener): Promise<string[]> {
  const replies = await Promise.all(
    ["/admin/users?limit=100", "/admin/invites?limit=100"].map(path => api.send("GET", path)),
  );
  return replies.flatMap(({ json }) => namesIn(json));
}

// Both languages and both themes: colors do not depend on the language.
test.describe("in French and the dark theme", () => {
  test.use({ locale: "fr-FR", colorScheme: "dark" });

  /** Expects that no text of the screen is English or too wide. `names` are the names in the person's data. */
  async function expectFrench(page: Page, screen: string, names: string[]): Promise<void> {
    softly(findForeignTexts(await readTexts(page), names), screen).toEqual([]);
    await expectNoOverflow(page, screen);
  }

  test("the screens of a person with a library are accessible, and no text is English or wider than its box", async ({
    page,
    listener,
  }) => {
    const screens = await createAllScreens(listener);
    await listener.api.json("PATCH", "/me", { locale: "fr" });
    await signInBrowser(page, listener);
    const namesOnPages = collectNames(page);
    const ownNames = namesIn([
      await listener.api.json("GET", "/me/data"),
      await listener.api.json("GET", "/me/liked"),
      await listener.api.json("GET", "/albums?limit=100"),
      await listener.api.json("GET", "/artists?limit=100"),
      await listener.api.json("GET", "/playlists?limit=100"),
    ]);
    await walk(page, screens, async screen =>
      expectFrench(page, screen, [
        ...ownNames,
        ...(await namesOnPages()),
        ...(screen === "/admin" ? await namesOfPeople(listener) : []),
      ]),
    );
  });

  test("the public pages are accessible, and no text is English or wider than its box", async ({ page }) => {
    await walk(page, publicScreens, screen => expectFrench(page, screen, []));
  });
});

test.describe("in English and the light theme", () => {
  test.use({ locale: "en", colorScheme: "light" });

  /** Matches the screens with the most texts side by side. `npm run test:deep` opens all. */
  const crowded = /^\/(music|playlists\/[^/]*|search.*|profile|admin|sign-up|help)?$/;
  const chosen = (screens: string[]) => screens.filter(screen => sizeByDepth(crowded.test(screen), true));

  async function expectRoom(page: Page, screen: string): Promise<void> {
    await lengthenTexts(page, anyOf(englishPatterns));
    await expectNoOverflow(page, screen);
  }

  deepTest(
    "the screens of a person with a library are accessible, and texts that are 40 % longer fit into their boxes",
    async ({ page, listener }) => {
      const screens = chosen(await createAllScreens(listener));
      await signInBrowser(page, listener);
      await walk(page, screens, screen => expectRoom(page, screen));
    },
  );

  deepTest(
    "the public pages are accessible, and texts that are 40 % longer fit into their boxes",
    async ({ page }) => {
      await walk(page, chosen(publicScreens), screen => expectRoom(page, screen));
    },
  );
});
