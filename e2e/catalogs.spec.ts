import type { Page } from "@playwright/test";
import { createAllScreens, publicScreens } from "./support/all-screens";
import { anyOf, englishPatterns } from "./support/catalog-texts";
import { collectNames, findForeignTexts, namesIn } from "./support/foreign-texts";
import type { Listener } from "./support/people";
import { findOverflows, lengthenTexts, readTexts, waitForHydration } from "./support/screen-texts";
import { signInBrowser } from "./support/screens";
import { expect, test } from "./support/test";

test.use({ expectedNoise: /404 .*no-such-screen/ });

type Check = (screen: string) => Promise<void>;

/** Opens all screens: first the public ones, then those of a person who has chosen the language. */
async function walk(page: Page, listener: Listener, screens: string[], check: Check): Promise<void> {
  const visit = async (paths: string[]) => {
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 }), path).toBeAttached();
      await expect(page.locator(".animate-shimmer"), `${path} still loads`).toHaveCount(0);
      await waitForHydration(page);
      await check(path);
    }
  };
  await visit(publicScreens);
  await signInBrowser(page, listener);
  await visit(screens);
}

/** Checks that no box is too narrow for its content on a phone and on a desk, and goes on if one is. */
async function expectNoOverflow(page: Page, screen: string): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    // Polls, because the layout follows the size of the window a moment later.
    await softly.poll(() => findOverflows(page), { message: `${screen} at ${width} px` }).toEqual([]);
  }
}
const softly = expect.configure({ soft: true, timeout: 3_000 });

/** Returns what the admin screen shows of other people. */
async function namesOfPeople({ api }: Listener): Promise<string[]> {
  const replies = await Promise.all(
    ["/admin/users?limit=100", "/admin/invites?limit=100"].map(path => api.send("GET", path)),
  );
  return replies.flatMap(({ json }) => namesIn(json));
}

test.describe("in French", () => {
  test.use({ locale: "fr-FR" });

  test("no English is left on any screen, and no text is wider than its box", async ({ page, listener }) => {
    const screens = await createAllScreens(listener);
    await listener.api.json("PATCH", "/me", { locale: "fr" });
    const namesOnPages = collectNames(page);
    const ownNames = namesIn([
      await listener.api.json("GET", "/me/data"),
      await listener.api.json("GET", "/me/liked"),
      await listener.api.json("GET", "/albums?limit=100"),
      await listener.api.json("GET", "/artists?limit=100"),
    ]);
    await walk(page, listener, screens, async screen => {
      const names = [...ownNames, ...(await namesOnPages()), ...(await namesOfPeople(listener))];
      softly(findForeignTexts(await readTexts(page), names), screen).toEqual([]);
      await expectNoOverflow(page, screen);
    });
  });
});

test("texts that are 40 % longer than the English ones fit into the boxes of all screens", async ({
  page,
  listener,
}) => {
  await walk(page, listener, await createAllScreens(listener), async screen => {
    await lengthenTexts(page, anyOf(englishPatterns));
    await expectNoOverflow(page, screen);
  });
});
