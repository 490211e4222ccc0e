import type { Page } from "@playwright/test";
import { connect, enterCredentials, newDeveloperApp, signUp } from "./support/people";
import { generated } from "./support/stacks";
import { expect, test } from "./support/test";

test("wrong credentials are explained at the field, and what was typed stays", async ({ page }) => {
  await signUp(page);
  const app = await newDeveloperApp(generated);
  await enterCredentials(page, { ...app, clientSecret: "0".repeat(32) });
  await expect(page.getByText("Spotify knows this client ID, but the secret is wrong")).toBeVisible();
  await expect(page.getByLabel("Client ID")).toHaveValue(app.clientId);
  await expect(page.getByLabel("Client secret")).toHaveValue("");
});

test("the secret is on no page after it was saved", async ({ page }) => {
  await signUp(page);
  const app = await newDeveloperApp(generated);
  await enterCredentials(page, app);
  await expect(page.getByText("Saved and verified")).toBeVisible();
  await page.reload();
  expect(await page.content()).not.toContain(app.clientSecret);
  expect(await page.content()).toContain(app.clientId);
});

test("whoever cancels at Spotify reads so, and can try again", async ({ page }) => {
  await signUp(page);
  await enterCredentials(page, await newDeveloperApp(generated));
  await expect(page.getByText("Saved and verified")).toBeVisible();
  await connect(page, "Cancel");
  await expect(page.getByText("You canceled at Spotify")).toBeVisible();
  await connect(page);
  await expect(page.getByText("Spotify is connected")).toBeVisible();
});

test("a callback that is replayed or made up connects nothing", async ({ page }) => {
  await signUp(page);
  await enterCredentials(page, await newDeveloperApp(generated));
  await expect(page.getByText("Saved and verified")).toBeVisible();
  await page.goto("/callback?code=made-up&state=made-up");
  await expect(page.getByText("Unknown sign-in at Spotify")).toBeVisible();
  const back = page.waitForRequest(request => request.url().includes("/callback?"));
  await connect(page);
  await expect(page.getByText("Spotify is connected")).toBeVisible();
  await page.goto((await back).url());
  await expect(page.getByText("Unknown sign-in at Spotify")).toBeVisible();
});

test("a code meant for one person does nothing for another", async ({ page, browser }) => {
  await signUp(page);
  await enterCredentials(page, await newDeveloperApp(generated));
  await expect(page.getByText("Saved and verified")).toBeVisible();
  const back = await consentOutsideTheBrowser(page);

  const stranger = await browser.newContext();
  const strangersPage = await stranger.newPage();
  await signUp(strangersPage);
  await strangersPage.goto(back);
  await expect(strangersPage.getByText("Unknown sign-in at Spotify")).toBeVisible();
  await stranger.close();

  // The one it was meant for can still use it.
  await page.goto(back);
  await expect(page.getByText("Spotify is connected")).toBeVisible();
});

/** Agrees to what this page's person asked for, and holds back the address that Spotify sends them to. */
async function consentOutsideTheBrowser(page: Page): Promise<string> {
  const headers = { origin: generated.url };
  const { authorizeUrl } = await (
    await page.request.post("/api/v1/me/spotify/authorize", { headers })
  ).json();
  const form = new URL(authorizeUrl).searchParams;
  form.set("decision", "agree");
  const consent = `${generated.simulatorUrl}/authorize/consent`;
  const reply = await fetch(consent, { method: "POST", body: form, redirect: "manual" });
  return reply.headers.get("location") ?? "";
}
