import type { Page } from "@playwright/test";
import { reauthorizeBy } from "@/lib/connections/connection-state";
import { onlyDeep, sampleByDepth } from "@/testing/depth";
import { queryDatabase } from "../support/instances/database";
import { control, generated } from "../support/instances/stacks";
import { connect, createSpotifyAccountWithDevice, register } from "../support/people";
import { signInBrowser, signInConnected } from "../support/screens";
import { expect, test } from "../support/test";

const deepTest = onlyDeep(test);

const dayMs = 86_400_000;

const query = (statement: string, values: unknown[]) =>
  queryDatabase(generated.dataDirectory, statement, values);

const noticeOf = (page: Page, title: string) => page.getByRole("status").filter({ hasText: title });

/** Returns the screens of the navigation and the Services page. */
async function allScreens(page: Page): Promise<string[]> {
  await page.goto("/profile/services");
  const links = page.getByRole("navigation", { name: "Main" }).getByRole("link");
  const screens = await links.evaluateAll(found => found.map(link => link.getAttribute("href") ?? ""));
  expect(screens).toContain("/library");
  return [...screens, "/profile/services"];
}

async function expectNotice(page: Page, title: string, screens: string[]) {
  for (const screen of screens) {
    await page.goto(screen);
    await expect(noticeOf(page, title), screen).toBeVisible();
  }
}

/** Presses the notice's button, agrees on Spotify's consent page and comes back connected, without a notice. */
async function reconnect(page: Page, { title, button }: { title: string; button: string }, user?: string) {
  const consent = page.waitForRequest(request =>
    request.url().startsWith(`${generated.simulatorUrl}/authorize?`),
  );
  await noticeOf(page, title).getByRole("button", { name: button }).click();
  expect(new URL((await consent).url()).searchParams.get("state")).toBeTruthy();
  if (user) await page.getByLabel("Sign in as").selectOption(user);
  await page.getByRole("button", { name: "Agree" }).click();
  await expect(page.getByText("Spotify is connected")).toBeVisible();
  await page.goto("/profile/services");
  await expect(page.getByText("Connected", { exact: true })).toBeVisible();
  await expect(noticeOf(page, title)).toHaveCount(0);
}

/** Moves the consent to the past so that about this many days are left. Returns the number that the notice shows. */
async function setDaysLeft(clientId: string, days: number): Promise<number> {
  const authorizedAt = new Date(Date.now() + days * dayMs - 3_600_000);
  authorizedAt.setUTCMonth(authorizedAt.getUTCMonth() - 6);
  await query("UPDATE spotify_connections SET authorized_at = $2 WHERE client_id = $1", [
    clientId,
    authorizedAt,
  ]);
  return Math.ceil((reauthorizeBy(authorizedAt).getTime() - Date.now()) / dayMs);
}

test("a consent that ends soon shows the remaining days on every screen, and one click renews it", async ({
  page,
}) => {
  const { clientId } = await signInConnected(page);
  await setDaysLeft(clientId, 40);
  await page.goto("/library");
  await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
  await expect(noticeOf(page, "Your Spotify connection expires")).toHaveCount(0);

  const days = await setDaysLeft(clientId, 12);
  const title = `Your Spotify connection expires in ${days} days`;
  await expectNotice(page, title, sampleByDepth(await allScreens(page), 5));
  // The player stays until the consent is over.
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible();
  await reconnect(page, { title, button: "Renew now" });
});

deepTest("a consent in its last hours shows one day", async ({ page }) => {
  const { clientId } = await signInConnected(page);
  const days = await setDaysLeft(clientId, 1);
  const remaining = days === 1 ? "1 day" : `${days} days`;
  await expectNotice(page, `Your Spotify connection expires in ${remaining}`, ["/library"]);
});

deepTest("a consent that is over is shown on the screens, and on Music as a step", async ({ page }) => {
  const { clientId } = await signInConnected(page);
  await setDaysLeft(clientId, -10);
  const title = "Reconnect Spotify";
  await page.goto("/music");
  await expect(page.getByRole("button", { name: "Reconnect" })).toHaveCount(1);
  await expectNotice(page, title, ["/search", "/history"]);
  await expect(page.getByRole("region", { name: "Player" })).toHaveCount(0);
  await reconnect(page, { title, button: "Reconnect" });
});

test.describe("after the app was removed at Spotify", () => {
  test.use({ expectedNoise: /409 .*\/api\/v1\/player/ });

  test("a person who removes the app at Spotify reads so on the open screen and reconnects with one click", async ({
    page,
  }) => {
    const account = await createSpotifyAccountWithDevice(control);
    const person = await register();
    await connect(person.api, account);
    await signInBrowser(page, person);
    await page.goto("/library");
    const player = page.getByRole("region", { name: "Player" });
    await expect(player).toBeVisible();
    await control("POST", `users/${account.spotifyUser}/revoke`);
    // Spotify accepts the current access token for another hour.
    await query("UPDATE spotify_connections SET access_token_expires_at = now() WHERE client_id = $1", [
      account.clientId,
    ]);
    await player.getByRole("button", { name: "Play", exact: true }).click();
    const title = "Reconnect Spotify";
    await expect(noticeOf(page, title)).toBeVisible();
    await expectNotice(page, title, ["/imports"]);
    await reconnect(page, { title, button: "Reconnect" }, account.spotifyUser);
  });
});

deepTest(
  "a missing permission is named on the screens, the rest works, and one click asks for it again",
  async ({ page, listener }) => {
    await signInBrowser(page, listener);
    await query(
      "UPDATE spotify_connections SET scopes = array_remove(scopes, 'user-read-recently-played') WHERE client_id = $1",
      [listener.clientId],
    );
    const title = "Tonearm is missing Spotify permissions";
    await expectNotice(page, title, ["/liked", "/music"]);
    await expect(noticeOf(page, title)).toContainText("Missing: see what you played recently.");
    await page.getByRole("button", { name: "Import library" }).click();
    await expect(page.getByText("Import complete.")).toBeVisible({ timeout: 60_000 });
    await reconnect(page, { title, button: "Reconnect" }, listener.spotifyUser);
  },
);
