import { onlyDeep } from "@/testing/depth";
import type { Api } from "../support/api";
import { agreeAtSpotify, register } from "../support/people";
import {
  createDeveloperApp,
  enterCredentials,
  passConsentPage,
  saveCredentials,
  signInBrowser,
  signInWithApp,
  signUp,
  submitSignIn,
} from "../support/screens";
import { expect, test } from "../support/test";

const deepTest = onlyDeep(test);

/** Gives consent outside of the browser. @returns the path to which Spotify sends the browser back */
const callbackAfterConsent = async (api: Api) =>
  `/callback?${new URLSearchParams(await agreeAtSpotify(api, "listener"))}`;

test("a wrong secret is explained at its field, and the form keeps what was typed", async ({ page }) => {
  await signUp(page);
  const app = await createDeveloperApp();
  await enterCredentials(page, { ...app, clientSecret: "0".repeat(32) });
  await expect(page.getByText("Spotify knows this client ID, but the secret is wrong.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Client ID" })).toHaveValue(app.clientId);
  await expect(page.getByLabel("Client secret", { exact: true })).toHaveValue("0".repeat(32));
});

deepTest("a saved secret is on no page", async ({ page, person }) => {
  await signInBrowser(page, person);
  const app = await createDeveloperApp();
  await saveCredentials(page, app);
  await page.reload();
  expect(await page.content()).not.toContain(app.clientSecret);
  expect(await page.content()).toContain(app.clientId);
});

test("a person who cancels on Spotify's page reads so and can try again", async ({ page, person }) => {
  await signInWithApp(page, person);
  await passConsentPage(page, "Cancel");
  await expect(page.getByText("You canceled at Spotify")).toBeVisible();
  await passConsentPage(page);
  await expect(page.getByText("Spotify is connected")).toBeVisible();
});

deepTest("a callback that is replayed or made up connects nothing", async ({ page, person }) => {
  await signInWithApp(page, person);
  await page.goto("/callback?code=made-up&state=made-up");
  await expect(page.getByText("This link isn’t valid here")).toBeVisible();
  const callback = page.waitForRequest(request => request.url().includes("/callback?"));
  await passConsentPage(page);
  await expect(page.getByText("Spotify is connected")).toBeVisible();
  await page.goto((await callback).url());
  await expect(page.getByText("This link isn’t valid here")).toBeVisible();
});

deepTest(
  "a code works for the person who asked for it and for nobody else",
  async ({ page, browser, person }) => {
    await signInWithApp(page, person);
    const callback = await callbackAfterConsent(person.api);

    const stranger = await browser.newPage();
    await signInBrowser(stranger, await register());
    await stranger.goto(callback);
    await expect(stranger.getByText("This link isn’t valid here")).toBeVisible();
    await stranger.close();

    await page.goto(callback);
    await expect(page.getByText("Spotify is connected")).toBeVisible();
  },
);

test("an answer that comes back in a browser where nobody is signed in is used after signing in there", async ({
  page,
  browser,
  person,
}) => {
  await signInWithApp(page, person);
  const callback = await callbackAfterConsent(person.api);

  const other = await browser.newPage();
  await other.goto(callback);
  await expect(other.getByText("Sign in to the account you’re connecting")).toBeVisible();
  expect(other.url()).not.toMatch(/code|state/);
  await submitSignIn(other, person);
  await expect(other.getByText("Spotify is connected")).toBeVisible();
  await other.close();
});

deepTest(
  "an answer that waits in a browser is refused to another person who signs in there",
  async ({ page, person }) => {
    await person.api.json("PUT", "/me/spotify/credentials", await createDeveloperApp());
    await page.goto(await callbackAfterConsent(person.api));
    const stranger = await register();
    await submitSignIn(page, stranger);
    await expect(page.getByText("This sign-in at Spotify was started from another account")).toBeVisible();
    expect(await person.api.json("GET", "/me/spotify")).toMatchObject({ authorizedAt: null });
  },
);

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a person signs up and saves a developer app before any JavaScript arrives", async ({ page }) => {
    await signUp(page);
    await saveCredentials(page, await createDeveloperApp());
  });
});
