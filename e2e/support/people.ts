import { randomBytes, randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { consent, controlOf } from "@/testing/simulator-client";
import { someAddress } from "./api/people";
import { generated } from "./stacks";

export type Stack = typeof generated;
export type DeveloperApp = { clientId: string; clientSecret: string };

/** A developer app of its own in the simulator: Spotify asks for consent once for each app and listener. */
export async function newDeveloperApp(stack: Stack): Promise<DeveloperApp> {
  const app = { clientId: randomBytes(16).toString("hex"), clientSecret: randomBytes(16).toString("hex") };
  const redirectUris = [`${stack.url}/callback`];
  await controlOf(stack.simulatorUrl)("POST", "apps", { ...app, redirectUris });
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

/**
 * A new person who is signed in in this browser and connected through a developer app of their own. By the API: the screens
 * on the way are what other tests are about.
 */
export async function becomeConnected(page: Page, stack: Stack = generated): Promise<DeveloperApp> {
  const account = { email: `${randomUUID()}@example.org`, password: "a good password" };
  const headers = { origin: stack.url, ...someAddress() };
  const send = async (method: string, path: string, data?: object) => {
    const reply = await page.request.fetch(`${stack.url}${path}`, { method, data, headers });
    expect(reply.ok(), await reply.text()).toBe(true);
    return reply;
  };
  await send("POST", "/api/v1/auth/register", { ...account, username: "Ada" });
  const { csrfToken } = await (await send("GET", "/api/auth/csrf")).json();
  await send("POST", "/api/auth/callback/credentials", { ...account, csrfToken, json: true });
  const app = await newDeveloperApp(stack);
  await send("PUT", "/api/v1/me/spotify/credentials", app);
  const { authorizeUrl } = await (await send("POST", "/api/v1/me/spotify/authorize")).json();
  const { searchParams } = await consent(authorizeUrl, "listener");
  const answer = { code: searchParams.get("code"), state: searchParams.get("state") };
  await send("POST", "/api/v1/me/spotify/connect", answer);
  return app;
}

/**
 * Asks the API with the cookie of the browser; with a body it is a POST. A write with the cookie is taken from our own pages
 * only: the request says that it is one.
 */
export async function own(page: Page, path: string, data?: object) {
  const { request } = page;
  const address = `/api/v1${path}`;
  // A kept connection may be closed by the app at the moment it is reused.
  const connection = { connection: "close" };
  const live = await request.get("/api/health/live", { headers: connection });
  const headers = { ...connection, origin: new URL(live.url()).origin };
  const reply = await (data
    ? request.post(address, { data, headers })
    : request.get(address, { headers: connection }));
  expect(reply.ok(), await reply.text()).toBe(true);
  return reply.json();
}

/** Imports everything, and waits until it is there. */
export async function importLibrary(page: Page): Promise<void> {
  const { job } = await own(page, "/spotify/import", {});
  await expect
    .poll(async () => (await own(page, `/sync/jobs/${job.id}`)).state, { timeout: 60_000 })
    .toBe("completed");
}
