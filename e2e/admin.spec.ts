import { randomBytes } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { createSpotifyAccount, createSpotifyId } from "@/testing/simulator-client";
import {
  Api,
  connect,
  control,
  demoAdmin,
  password,
  signIn,
  someAddress,
  someTracks,
  test,
} from "./support/api/people";
import { signInAt } from "./support/people";
import { expect } from "./support/test";

/** A connected person whom one can tell from everybody else who was made here, with one playlist on Spotify. */
async function somebody(request: APIRequestContext) {
  const username = `ada ${randomBytes(4).toString("hex")}`;
  const account = { email: `${username.replace(" ", "-")}@example.org`, password };
  await new Api(request).send("POST", "/auth/register", {
    body: { ...account, username },
    headers: someAddress(),
  });
  const spotify = await createSpotifyAccount(control);
  const person = await signIn(request, account);
  await connect(person, spotify);
  const list = createSpotifyId();
  const trackIds = await someTracks(spotify, 2);
  await control("PUT", `playlists/${list}`, { name: "Mix", ownerId: spotify.spotifyUser, trackIds });
  return { ...person, username, spotifyUser: spotify.spotifyUser, list };
}

async function signInAs(page: Page, account: { email: string; password: string }) {
  await signInAt(page, "/admin", account);
}

const rowsOf = (page: Page, part: "People" | "Imports", username: string) =>
  page.getByRole("region", { name: part, exact: true }).getByRole("listitem").filter({ hasText: username });

test("an admin sees how somebody stands, begins their import, cancels it, and reads why another one failed", async ({
  page,
  request,
}) => {
  const { username, email, spotifyUser, list } = await somebody(request);
  await signInAs(page, demoAdmin);
  const person = rowsOf(page, "People", username);
  const jobs = rowsOf(page, "Imports", username);
  await expect(person).toContainText(email);
  await expect(person).toContainText("Connected");
  await expect(person).toContainText("no import yet");
  await expect(jobs).toHaveCount(0);

  await control("POST", "faults", {
    match: { path: `/v1/playlists/${list}/items` },
    times: 1,
    delayMs: 8_000,
  });
  await person.getByRole("button", { name: `Import the library of ${username}` }).click();
  await page.getByRole("button", { name: `Cancel the import of ${username}` }).click();
  await expect(jobs).toContainText("Cancelled");
  await expect(jobs.getByRole("button")).toHaveCount(0);

  await control("PATCH", `users/${spotifyUser}`, { allowListed: false });
  await person.getByRole("button", { name: `Import the library of ${username}` }).click();
  await expect(jobs).toHaveCount(2);
  await expect(jobs.first()).toContainText("Stopped");
  await expect(jobs.first()).toContainText("User Management");
  await expect(jobs.last()).toContainText("Cancelled");
  await expect(person).toContainText("stopped");

  await control("PATCH", `users/${spotifyUser}`, { allowListed: true });
  await person.getByRole("button", { name: `Import the library of ${username}` }).click();
  await expect(jobs).toHaveCount(3);
  await expect(jobs.first()).toContainText("Complete");
  await expect(jobs.first()).toContainText("2 added");
});

test("whose connection is missing cannot be imported, and an admin is told so", async ({ page, person }) => {
  await signInAs(page, demoAdmin);
  const row = page
    .getByRole("region", { name: "People", exact: true })
    .getByRole("listitem")
    .filter({ hasText: person.email });
  await expect(row).toContainText("No developer app");
  await expect(row.getByRole("button", { name: /^Import the library/ })).toBeDisabled();
});

test("the job queue itself opens from the admin screen", async ({ page }) => {
  await signInAs(page, demoAdmin);
  await page.getByRole("link", { name: "Job queue" }).click();
  await expect(page).toHaveURL(/\/admin\/queue/);
  await expect(page).toHaveTitle(/Tonearm/);
  await expect(page.getByRole("link", { name: /tonearm/ }).first()).toBeVisible();
});

test("for others there is no admin screen and nothing that leads to it", async ({ page, person }) => {
  await signInAs(page, { email: person.email, password });
  await expect(page.getByText("Nothing on this side")).toBeVisible();
  expect((await page.request.get("/admin/queue")).status()).toBe(403);
  await page.goto("/library");
  await page.getByRole("button", { name: /^Account:/ }).click();
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Admin" })).toHaveCount(0);
});
