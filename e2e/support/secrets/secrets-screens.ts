import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { Api, randomAddress } from "../api";
import type { ObservedInstance } from "../instances/observed-instance";
import { createAccount, register, sessionCookieOf } from "../people";
import { type DeveloperApp, enterCredentials, passConsentPage, saveCredentials, signUp } from "../screens";

export const randomSecret = () => randomBytes(32).toString("base64url");
/** Returns a secret in Spotify's format. */
export const randomClientSecret = () => randomBytes(16).toString("hex");

/** Lists the addresses of all pages without ids. */
const pageAddresses = () =>
  readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter(file => path.basename(file) === "page.tsx" && !file.includes("["))
    .map(file => `/${path.dirname(file).replace(/\(\w+\)\/?/g, "")}`);

/** Signs up, connects and requests every page, with right and wrong input. */
export async function visitScreens({
  url,
  control,
  browser,
  opensEveryPage,
}: ObservedInstance): Promise<void> {
  const page = await browser.newPage({ baseURL: url });
  await signUp(page);
  const app = (await control("POST", "apps", {})) as DeveloperApp;
  await enterCredentials(page, { ...app, clientSecret: randomClientSecret() });
  await expect(page.getByText("the secret is wrong")).toBeVisible();
  await saveCredentials(page, app);
  await passConsentPage(page, "Cancel");
  await expect(page.getByText("You canceled at Spotify")).toBeVisible();
  const callback = page.waitForRequest(request => request.url().includes("/callback?"));
  await passConsentPage(page);
  await expect(page.getByText("Spotify is connected")).toBeVisible();
  const madeUp = `/callback?code=${randomSecret()}&state=${randomSecret()}`;
  for (const address of [(await callback).url(), madeUp]) {
    await page.goto(address);
    await expect(page.getByText("This link isn’t valid here")).toBeVisible();
  }
  await page.getByRole("button", { name: "Import library" }).click();
  await expect(page.getByText("Import complete.")).toBeVisible({ timeout: 60_000 });
  for (const address of pageAddresses())
    if (opensEveryPage) await page.goto(address);
    else await page.request.get(address);
  await page.close();
}

/** Sends forms without JavaScript: they come back as whole pages, with the input. */
export async function sendFormsWithoutJavaScript({ url, browser, control }: ObservedInstance): Promise<void> {
  const { email } = await register(url);
  const page = await browser.newPage({ baseURL: url, javaScriptEnabled: false });
  for (const [address, button] of [
    ["/sign-up", "Sign up"],
    ["/sign-in", "Sign in"],
  ] as const) {
    await page.goto(address);
    await page.getByLabel("Email").fill(email);
    if (address === "/sign-up") await page.getByLabel("Username").fill("Ada");
    await page.getByLabel("Password").fill(randomSecret());
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByLabel("Email")).toHaveValue(email);
  }
  await signUp(page);
  const app = (await control("POST", "apps", {})) as DeveloperApp;
  await enterCredentials(page, { ...app, clientSecret: randomClientSecret() });
  await expect(page.getByText("the secret is wrong")).toBeVisible();
  await saveCredentials(page, app);
  await page.close();
}

/** Calls next-auth's own addresses, with a right password, a wrong one, and damaged cookies. */
export async function signInThroughNextAuth({ url, browser }: ObservedInstance): Promise<void> {
  const account = createAccount();
  await new Api(url, randomAddress()).json("POST", "/auth/register", account);
  const context = await browser.newContext({ baseURL: url });
  const { request } = context;
  for (const password of [randomSecret(), account.password]) {
    const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
    const form = { csrfToken, email: account.email, password, json: "true" };
    await request.post("/api/auth/callback/credentials", { form, maxRedirects: 0 });
  }
  for (const page of ["session", "providers", "signin", "signout", "error?error=Callback", "nothing"])
    await request.get(`/api/auth/${page}`);
  expect(await (await request.get("/api/v1/me")).json()).toMatchObject({ email: account.email });
  for (const cookie of [randomSecret(), "%", "a.b.c"])
    for (const address of ["/api/auth/session", "/api/v1/me", "/music"])
      await new Api(url, { cookie: `${sessionCookieOf(url)}=${cookie}` }).request("GET", address);
  await context.close();
}
