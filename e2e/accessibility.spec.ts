import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility";
import { createAllScreens, publicScreens } from "./support/all-screens";
import { signInBrowser } from "./support/screens";
import { test } from "./support/test";

test.use({ expectedNoise: /404 .*no-such-screen/ });

/** Each screen is looked at twice, which covers both languages and both themes: colors do not depend on the language. */
const looks = [
  { locale: "en", language: "English", colorScheme: "light" },
  { locale: "fr", language: "French", colorScheme: "dark" },
] as const;

async function expectAllAccessible(page: Page, screens: string[]): Promise<void> {
  for (const screen of screens) {
    await page.goto(screen);
    await expectAccessible(page, screen);
  }
}

for (const { locale, language, colorScheme } of looks) {
  test.describe(`in ${language} and the ${colorScheme} theme`, () => {
    test.use({ locale, colorScheme });

    test("the screens of a person with a library have no accessibility violation", async ({
      page,
      listener,
    }) => {
      const screens = await createAllScreens(listener);
      await listener.api.json("PATCH", "/me", { locale });
      await signInBrowser(page, listener);
      await expectAllAccessible(page, screens);
    });

    test("the public pages have no accessibility violation", async ({ page }) => {
      await expectAllAccessible(page, publicScreens);
    });
  });
}
