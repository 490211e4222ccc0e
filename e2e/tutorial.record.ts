import { locales } from "@/lib/i18n/locales";
import { type TutorialStep, tutorialPicture, tutorialSize } from "@/lib/schemas/tutorial";
import { createAccount } from "./support/people";
import { createDeveloperApp } from "./support/screens";
import { expect, test } from "./support/test";
import { readCatalog } from "./support/texts/catalogs";

// Takes the pictures of the help's tutorial: RECORD_TUTORIAL=1 npm run test:e2e e2e/tutorial.record.ts
for (const locale of locales)
  test.describe(locale, () => {
    test.use({ locale, viewport: tutorialSize, colorScheme: "dark" });

    test(`the first connection, in ${locale}`, async ({ page }) => {
      const { services } = readCatalog(locale);
      const picture = async (step: TutorialStep) => {
        await expect(page.locator(".animate-shimmer")).toHaveCount(0);
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: `public${tutorialPicture(locale, step)}`, type: "jpeg", quality: 70 });
      };
      await page.goto("/sign-up");
      await page.locator("[name=email]").fill("ana@example.org");
      await page.locator("[name=username]").fill("Ana");
      await page.locator("[name=password]").fill("a password of mine");
      await picture("signUp");
      // The picture has a fixed address; the account has one of its own, so that recording works more than once.
      await page.locator("[name=email]").fill(createAccount().email);
      await page.locator("main form button[type=submit]").last().click();
      await page.waitForURL(/\/music$/);
      await picture("start");

      const app = await createDeveloperApp();
      await page.goto("/profile/services");
      await picture("guide");
      const clientId = page.getByLabel("Client ID", { exact: true });
      await clientId.fill(app.clientId);
      await page.getByLabel("Client secret", { exact: true }).fill(app.clientSecret);
      await clientId.scrollIntoViewIfNeeded();
      await picture("credentials");
      await page.getByLabel("Client secret", { exact: true }).press("Enter");
      await page.getByText(app.clientId).waitFor();
      await picture("saved");

      await page.goto("/music");
      const connect = page.getByRole("main").getByRole("button", { name: services.connect }).first();
      await connect.scrollIntoViewIfNeeded();
      await picture("connect");
      await connect.click();
      const agree = page.locator("button[value=agree]");
      await agree.waitFor();
      await picture("consent");
      await agree.click();
      await page.waitForURL(/127\.0\.0\.1:\d+\/music/);
      await picture("connected");

      await page.request.post("/api/v1/spotify/import", { headers: { origin: new URL(page.url()).origin } });
      await page.goto("/imports");
      await picture("importing");
      await page.goto("/library");
      const playlist = page.getByRole("main").locator("a[href^='/playlists/']").first();
      await playlist.waitFor();
      await picture("library");
      await playlist.click();
      await page.waitForURL(/\/playlists\//);
      await picture("playlist");
    });
  });
