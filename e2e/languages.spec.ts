import type { Page } from "@playwright/test";
import { onlyDeep } from "@/testing/depth";
import { createAccount, register } from "./support/people";
import { submitSignIn } from "./support/screens";
import { expect, test } from "./support/test";

const deepTest = onlyDeep(test);

test.use({ locale: "fr-FR" });

const languageOf = (page: Page) => page.locator("html").getAttribute("lang");
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });
const choose = (page: Page, language: string) =>
  page.getByRole("main").getByRole("button", { name: language, exact: true }).click();

/** Opens a page and returns the HTML of the server's reply without scripts: what people see before scripts run. */
async function open(page: Page, path: string): Promise<string> {
  const reply = await page.goto(path);
  return (await reply?.text())?.replace(/<script.*?<\/script>/gs, "") ?? "";
}

test("a French browser gets French pages from sign-up to profile, where the person changes the language and back", async ({
  page,
}) => {
  const account = createAccount();
  const signUpPage = await open(page, "/sign-up");
  expect(signUpPage).toContain('<html lang="fr"');
  expect(signUpPage).toContain("Installez votre platine");
  expect(signUpPage).not.toContain("Set up your deck");
  await page.getByLabel("Adresse e-mail").fill(account.email);
  await page.getByLabel("Nom d’utilisateur").fill(account.username);
  await page.getByLabel("Mot de passe").fill(account.password);
  await page.getByRole("button", { name: "Créer un compte" }).click();
  await expect(page).toHaveURL(/\/music$/);

  const profilePage = await open(page, "/profile");
  expect(profilePage).toContain("Toutes les playlists, vos Titres likés");
  expect(profilePage).not.toMatch(/Your library as a file|Active sessions|Sign out/);
  await expect(page).toHaveTitle("Profil · Tonearm");
  // The account keeps the language of the sign-up, so other browsers and mails have it too.
  const localeOfAccount = async () => (await (await page.request.get("/api/v1/me")).json()).locale;
  expect(await localeOfAccount()).toBe("fr");

  await choose(page, "English");
  await expect(heading(page, "Profile")).toBeVisible();
  await expect(page).toHaveTitle("Profile · Tonearm");
  expect(await languageOf(page)).toBe("en");
  expect(await localeOfAccount()).toBe("en");
  expect(await open(page, "/profile")).toContain("All playlists, liked songs and song details.");

  await choose(page, "Français");
  await expect(heading(page, "Profil")).toBeVisible();
  expect(await languageOf(page)).toBe("fr");
  await page.getByRole("main").getByRole("button", { name: "Se déconnecter" }).click();
  await expect(heading(page, "Bon retour parmi nous")).toBeVisible();
});

deepTest("a guest's choice changes the page at once", async ({ page }) => {
  await page.goto("/sign-in");
  for (const [language, title] of [
    ["English", "Welcome back"],
    ["Français", "Bon retour parmi nous"],
  ] as const) {
    await page.getByRole("button", { name: language }).click();
    await expect(heading(page, title)).toBeVisible();
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the language chosen on the sign-in page stays until a person with another language signs in", async ({
    page,
  }) => {
    const person = await register();
    await person.api.json("PATCH", "/me", { locale: "fr" });
    await page.goto("/sign-in");
    await expect(heading(page, "Bon retour parmi nous")).toBeVisible();
    await page.getByRole("button", { name: "English" }).click();
    await expect(heading(page, "Welcome back")).toBeVisible();
    await page.getByRole("link", { name: "Create an account" }).click();
    await expect(heading(page, "Set up your deck")).toBeVisible();
    await page.goto("/sign-in?next=/profile");
    await submitSignIn(page, person);
    await expect(heading(page, "Profil")).toBeVisible();
  });
});
