import { randomBytes, randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { generated } from "./stacks";

export type Stack = typeof generated;
export type DeveloperApp = { clientId: string; clientSecret: string };

/** A developer app of its own in the simulator: Spotify asks for consent once for each app and listener. */
export async function newDeveloperApp(stack: Stack): Promise<DeveloperApp> {
  const app = { clientId: randomBytes(16).toString("hex"), clientSecret: randomBytes(16).toString("hex") };
  const reply = await fetch(`${stack.simulatorUrl}/_control/apps`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...app, redirectUris: [`${stack.url}/callback`] }),
  });
  expect(reply.status).toBe(201);
  return app;
}

/** Makes an account on the sign-up page and ends on the Music page. */
export async function signUp(page: Page): Promise<{ email: string; password: string }> {
  const person = { email: `${randomUUID()}@example.org`, password: "a good password" };
  await page.goto("/sign-up");
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Username").fill("Ada");
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page).toHaveURL(/\/music$/);
  return person;
}

/** Signs in on the way to a screen, and ends there. */
export async function signInAt(
  page: Page,
  path: string,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(path)}`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(url => url.pathname + url.search === path);
}

/** Enters a developer app on the Services page. */
export async function enterCredentials(page: Page, app: DeveloperApp): Promise<void> {
  await page.goto("/profile/services");
  await page.getByLabel("Client ID").fill(app.clientId);
  await page.getByLabel("Client secret").fill(app.clientSecret);
  await page.getByRole("button", { name: "Save", exact: true }).click();
}

/** Goes through Spotify's consent page from the Music page. */
export async function connect(page: Page, decision: "Agree" | "Cancel" = "Agree"): Promise<void> {
  await page.goto("/music");
  await page.getByRole("button", { name: "Connect to Spotify" }).click();
  await page.getByRole("button", { name: decision }).click();
}

/** Signs up, enters a fresh developer app and connects it. */
export async function becomeConnected(page: Page, stack: Stack = generated): Promise<DeveloperApp> {
  await signUp(page);
  const app = await newDeveloperApp(stack);
  await enterCredentials(page, app);
  await expect(page.getByText("Saved and tried with Spotify")).toBeVisible();
  await connect(page);
  await expect(page.getByText("Spotify is connected")).toBeVisible();
  return app;
}

/** Imports everything and waits until the page says that it is done. */
export async function importLibrary(page: Page): Promise<void> {
  await page.goto("/music");
  await page.getByRole("button", { name: "Import library" }).click();
  await expect(page.getByText("Import complete.")).toBeVisible({ timeout: 60_000 });
}
