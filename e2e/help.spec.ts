import { control } from "./support/instances/stacks";
import { signInBrowser } from "./support/screens";
import { expect, test } from "./support/test";

test.use({ locale: "fr-FR" });

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a guest searches the help in French, reads an article, and finds out whom to ask", async ({
    page,
  }) => {
    await page.goto("/help");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Centre d’aide");
    await page.getByRole("searchbox").fill("URI DE REDIRECTION");
    await page.getByRole("button", { name: "Rechercher" }).click();
    await page.getByRole("main").getByRole("link", { name: "Remplir le formulaire" }).click();
    await expect(page).toHaveURL(/\/help\/first-steps#redirect-uri$/);
    await expect(page.getByRole("heading", { name: "Remplir le formulaire" })).toBeInViewport();
    await expect(page.locator("b[lang=en]", { hasText: "Redirect URIs" })).toBeVisible();

    await page.goto("/help/search?q=zzqqxx");
    await expect(page.getByText("Aucun résultat pour")).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: "Contact" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Contact" })).toBeVisible();
    await expect(page.getByText("Langue : fr")).toBeVisible();
  });
});

test("the contact page has the last errors of the person who is signed in, and of nobody else", async ({
  page,
  listener,
  person,
}) => {
  await control("PATCH", `users/${listener.spotifyUser}`, { allowListed: false });
  const problem = await listener.api.expectProblem(409, "not_allow_listed", "POST", "/player/next");
  await signInBrowser(page, listener);
  await page.goto("/help/contact");
  await expect(page.getByText(problem.requestId)).toBeVisible();
  await expect(page.getByText("not_allow_listed")).toBeVisible();
  await page.goto(problem.type);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Que faire maintenant" })).toBeVisible();

  await page.context().clearCookies();
  await signInBrowser(page, person);
  await page.goto("/help/contact");
  await expect(page.getByText("Langue : fr")).toBeVisible();
  await expect(page.getByText(problem.requestId)).toBeHidden();
});
