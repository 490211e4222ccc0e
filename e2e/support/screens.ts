import { randomBytes } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { controlOf } from "@/testing/spotify/simulator-client";
import { generated, type Stack } from "./instances/stacks";
import { type Account, connect, createAccount, type Person, register, signInWithCookie } from "./people";

export type DeveloperApp = { clientId: string; clientSecret: string };

/** Creates a developer app in the simulator: Spotify asks for consent once for each app and listener. */
export async function createDeveloperApp(stack: Stack = generated): Promise<DeveloperApp> {
  const app = { clientId: randomBytes(16).toString("hex"), clientSecret: randomBytes(16).toString("hex") };
  const redirectUris = [`${stack.url}/callback`];
  await controlOf(stack.simulatorUrl)("POST", "apps", { ...app, redirectUris });
  return app;
}

/** Creates an account on the sign-up page and ends on the Music page. */
export async function signUp(page: Page): Promise<Account> {
  const account = createAccount();
  await page.goto("/sign-up");
  await page.getByLabel("Email").fill(account.email);
  await page.getByLabel("Username").fill(account.username);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page).toHaveURL(/\/music$/);
  return account;
}

/** Fills in and sends the form of the sign-in page, which is open. */
export async function submitSignIn(
  page: Page,
  { email, password }: Pick<Account, "email" | "password">,
): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Signs in on the sign-in page, which leads on to another screen. */
export async function signInOnTheWayTo(page: Page, path: string, account: Account) {
  await page.goto(`/sign-in?next=${encodeURIComponent(path)}`);
  await submitSignIn(page, account);
  await page.waitForURL(url => url.pathname + url.search === path);
}

/** Signs in without the sign-in page: the browser gets the cookie. */
export async function signInBrowser(page: Page, account: Account, { url }: Stack = generated): Promise<void> {
  const { headers } = await signInWithCookie(account, url);
  const cookies = headers.cookie?.split("; ").map(cookie => {
    const [name = "", ...value] = cookie.split("=");
    return { name, value: value.join("="), url };
  });
  await page.context().addCookies(cookies ?? []);
}

/** Opens a screen as a person who is signed in. */
export async function openAs(page: Page, account: Account, path: string): Promise<void> {
  await signInBrowser(page, account);
  await page.goto(path);
}

/** Enters a developer app on the Services page. */
export async function enterCredentials(page: Page, app: DeveloperApp): Promise<void> {
  await page.goto("/profile/services");
  await page.getByRole("textbox", { name: "Client ID" }).fill(app.clientId);
  await page.getByLabel("Client secret", { exact: true }).fill(app.clientSecret);
  await page.getByRole("button", { name: "Save", exact: true }).click();
}

/** Enters a developer app and waits until it is saved. */
export async function saveCredentials(page: Page, app: DeveloperApp): Promise<void> {
  await enterCredentials(page, app);
  await expect(page.getByText("Client ID and secret are right")).toBeVisible();
}

/** Signs in a person whose new developer app is saved already. */
export async function signInWithApp(page: Page, person: Person, app?: DeveloperApp): Promise<DeveloperApp> {
  const saved = app ?? (await createDeveloperApp());
  await person.api.json("PUT", "/me/spotify/credentials", {
    clientId: saved.clientId,
    clientSecret: saved.clientSecret,
  });
  await signInBrowser(page, person);
  return saved;
}

/** Goes from the Music page through Spotify's consent page. */
export async function passConsentPage(
  page: Page,
  decision: "Agree" | "Cancel" = "Agree",
  spotifyUser?: string,
): Promise<void> {
  await page.goto("/music");
  await page.getByRole("button", { name: "Connect Spotify" }).click();
  if (spotifyUser) await page.getByLabel("Sign in as").selectOption(spotifyUser);
  await page.getByRole("button", { name: decision }).click();
}

/** Signs in a new person who is connected to the simulator's first listener through a developer app of their own. */
export async function signInConnected(page: Page, stack: Stack = generated): Promise<Person & DeveloperApp> {
  const person = await register(stack.url);
  const app = await createDeveloperApp(stack);
  await connect(person.api, { ...app, spotifyUser: "listener" });
  await signInBrowser(page, person, stack);
  return { ...person, ...app };
}

/** The rows of a list of songs, without its header. */
export const songRows = (page: Page) => page.locator("[role=row][data-index]");

/** Repeats a press until it shows something: a page ignores presses until its scripts have run. */
export const pressUntilShown = (press: () => Promise<void>, shown: Locator) =>
  expect(async () => {
    if (!(await shown.isVisible())) await press();
    await expect(shown).toBeVisible({ timeout: 1_000 });
  }).toPass();
