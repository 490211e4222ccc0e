import type { Page } from "@playwright/test";
import { createAllScreens, publicScreens } from "./support/all-screens";
import { collectNames, findForeignTexts, namesIn } from "./support/foreign-texts";
import type { Listener } from "./support/people";
import { findOverflows, readTexts, waitForHydration } from "./support/screen-texts";
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

/** Returns the boxes that are too narrow for their content on a phone and on a desk. */
async function findOverflowsAtAllWidths(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    found.push(...(await findOverflows(page)).map(box => `${width} px: ${box}`));
  }
  return found;
}

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
    ]);
    const foreign: Record<string, string[]> = {};
    const overflows: Record<string, string[]> = {};
    await walk(page, listener, screens, async screen => {
      const names = [...ownNames, ...(await namesOnPages()), ...(await namesOfPeople(listener))];
      const texts = findForeignTexts(await readTexts(page), names);
      if (texts.length > 0) foreign[screen] = texts;
      const boxes = await findOverflowsAtAllWidths(page);
      if (boxes.length > 0) overflows[screen] = boxes;
    });
    expect({ foreign, overflows }).toEqual({ foreign: {}, overflows: {} });
  });
});
