import { expectAccessible } from "./support/accessibility";
import { createAllScreens, publicScreens } from "./support/all-screens";
import { signInBrowser } from "./support/screens";
import { test } from "./support/test";

test.use({ expectedNoise: /404 .*no-such-screen/ });

test("the screens of a person with a library have no accessibility violation in either theme", async ({
  page,
  listener,
}) => {
  const screens = await createAllScreens(listener);
  await signInBrowser(page, listener);
  for (const screen of screens) {
    await page.goto(screen);
    await expectAccessible(page, screen);
  }
});

test("the public pages have no accessibility violation in either theme", async ({ page }) => {
  for (const screen of publicScreens) {
    await page.goto(screen);
    await expectAccessible(page, screen);
  }
});
