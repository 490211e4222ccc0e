import type { Page } from "@playwright/test";
import { onlyDeep, sampleByDepth } from "@/testing/depth";
import { expectAccessible } from "../support/accessibility";
import { createSpotifyAccountWithLibrary } from "../support/library";
import { createAccount } from "../support/people";
import { createDeveloperApp, signUp } from "../support/screens";
import { expect, test } from "../support/test";
import { readCatalog } from "../support/texts/catalogs";

const deepTest = onlyDeep(test);

async function expectAccessibleInBothThemes(page: Page, screen: string): Promise<void> {
  for (const colorScheme of sampleByDepth(["dark", "light"] as const, 2)) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, screen);
  }
}

const stepsOn = (page: Page, title: string) => page.getByRole("region", { name: title });

test.describe("in French", () => {
  test.use({ locale: "fr-FR" });

  test("a new person is led from sign-up to the first song, step by step, and the checklist is gone afterwards", async ({
    page,
  }) => {
    const { firstSteps: words, ...catalog } = readCatalog("fr");
    const account = createAccount();
    await page.goto("/sign-up");
    for (const field of ["email", "username", "password"] as const)
      await page.locator(`[name=${field}]`).fill(account[field]);
    await page.getByRole("button", { name: catalog.auth.signUp.submit }).click();
    const steps = stepsOn(page, words.title);
    await expect(steps).toBeVisible();
    await expectAccessibleInBothThemes(page, "Music of a new person");

    await steps.getByRole("link", { name: words.app.action }).click();
    await expect(page.locator("#create-app")).toBeVisible();
    await expectAccessibleInBothThemes(page, "The guide");
    const app = await createDeveloperApp();
    await page.getByRole("textbox", { name: "Client ID" }).fill(app.clientId);
    await page.getByLabel("Client secret", { exact: true }).fill(app.clientSecret);
    await page.getByRole("button", { name: catalog.services.form.save, exact: true }).click();
    await expect(page.getByText(catalog.services.saved.title)).toBeVisible();

    await page.goto("/music");
    await expect(steps).toContainText(words.app.done);
    const { spotifyUser } = await createSpotifyAccountWithLibrary();
    await steps.getByRole("button", { name: words.connect.title }).click();
    await page.getByLabel("Sign in as").selectOption(spotifyUser);
    await page.getByRole("button", { name: "Agree" }).click();
    await expect(steps).toContainText("Connexion établie avec le compte");
    await steps.getByRole("button", { name: words.import.action }).click();
    await expect(steps).toContainText(/Votre bibliothèque est là.*\d+ playlists? et [\d\s]+ titres/, {
      timeout: 60_000,
    });
    await steps.getByRole("link", { name: words.play.action }).click();
    const playlists = page
      .getByRole("main")
      .getByRole("link")
      .filter({ hasText: /\d+ titres/ });
    await playlists.first().click();
    await page.getByRole("button", { name: catalog.shuffle.play }).click();
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();

    await page.goto("/music");
    const finished = stepsOn(page, words.finished.title);
    await expect(finished).toContainText(words.play.done);
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("heading", { name: catalog.music.title })).toBeAttached();
      await expect(finished).toHaveCount(0, { timeout: 500 });
    }).toPass();
  });
});

deepTest(
  "a person who hides the checklist continues on Music, and finds it again in the account menu",
  async ({ page }) => {
    await signUp(page);
    const steps = stepsOn(page, "First steps");
    await steps.getByRole("button", { name: "Hide these steps" }).click();
    await expect(page.getByRole("heading", { name: "First, create your own Spotify app" })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("link", { name: "Set up Spotify" })).toBeVisible();
    await expect(steps).toHaveCount(0);
    await page.getByRole("button", { name: "Account:" }).click();
    await page.getByRole("menuitem", { name: "First steps" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "First steps" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Set up Spotify" })).toBeVisible();
  },
);
