import type { Page } from "@playwright/test";
import { reauthorizeBy } from "@/lib/connections/connection-state";
import { openStage, type Stage, screensOf } from "./support/connection-stage";
import { becomeConnected } from "./support/people";
import { ownPorts } from "./support/stacks";
import { expect, test } from "./support/test";

const day = 86_400_000;
const port = ownPorts.keys + 20;

test.use({ baseURL: `http://127.0.0.1:${port}` });
// One instance for all of them.
test.describe.configure({ mode: "default" });

let stage: Stage;
test.beforeAll(async () => {
  stage = await openStage("notice", port);
});
test.afterAll(() => stage.close());

const noticeOf = (page: Page, title: string) => page.getByRole("status").filter({ hasText: title });

/** Expects the notice on every screen, as it says it. */
async function expectEverywhere(page: Page, title: string, { except = [] as string[] } = {}) {
  const screens = await screensOf(page);
  expect(screens).toContain("/library");
  for (const screen of screens) {
    await page.goto(screen);
    const notice = noticeOf(page, title);
    if (except.includes(screen)) await expect(page.getByRole("button", { name: "Reconnect" })).toHaveCount(1);
    else await expect(notice, screen).toBeVisible();
  }
}

/** Presses the notice's button, sees Spotify's consent page and comes back connected, without a notice. */
async function mend(page: Page, from: string, title: string, button: string) {
  await page.goto(from);
  const consent = page.waitForRequest(request =>
    request.url().startsWith(`${stage.simulatorUrl}/authorize?`),
  );
  await noticeOf(page, title).getByRole("button", { name: button }).click();
  expect(new URL((await consent).url()).searchParams.get("state")).toBeTruthy();
  const agree = page.getByRole("button", { name: "Agree" });
  const connected = page.getByText("Spotify is connected");
  // Whoever agreed to the same before is sent straight back, as Spotify does.
  await expect(agree.or(connected)).toBeVisible();
  if (await agree.isVisible()) await agree.click();
  await expect(connected).toBeVisible();
  await page.goto("/profile/services");
  await expect(page.getByText("Connected", { exact: true })).toBeVisible();
  await expect(noticeOf(page, title)).toHaveCount(0);
}

/** Makes the consent older than it is, so that it has about this many days left. */
async function consentWithDaysLeft(clientId: string, days: number): Promise<number> {
  const authorizedAt = new Date(Date.now() + days * day - 3_600_000);
  authorizedAt.setUTCMonth(authorizedAt.getUTCMonth() - 6);
  await stage.sql("UPDATE spotify_connections SET authorized_at = $2 WHERE client_id = $1", [
    clientId,
    authorizedAt,
  ]);
  return Math.ceil((reauthorizeBy(authorizedAt).getTime() - Date.now()) / day);
}

test("a consent that ends soon says so on every screen, with the days that are left; one click renews it", async ({
  page,
}) => {
  const { clientId } = await becomeConnected(page, stage);
  await consentWithDaysLeft(clientId, 40);
  await page.goto("/library");
  await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
  await expect(noticeOf(page, "Your Spotify connection ends")).toHaveCount(0);

  const days = await consentWithDaysLeft(clientId, 12);
  const title = `Your Spotify connection ends in ${days} days`;
  await expectEverywhere(page, title);
  // Nothing stops before its time.
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible();
  await mend(page, "/history", title, "Renew now");
});

test("a consent in its last hours counts one day", async ({ page }) => {
  const { clientId } = await becomeConnected(page, stage);
  const days = await consentWithDaysLeft(clientId, 1);
  await page.goto("/library");
  await expect(
    noticeOf(page, `Your Spotify connection ends in ${days === 1 ? "1 day" : `${days} days`}`),
  ).toBeVisible();
});

test("a consent that is over says so on every screen, and Music leads to the new one", async ({ page }) => {
  const { clientId } = await becomeConnected(page, stage);
  await consentWithDaysLeft(clientId, -10);
  const title = "Spotify asks you to agree again";
  await expectEverywhere(page, title, { except: ["/music"] });
  await expect(page.getByRole("region", { name: "Player" })).toHaveCount(0);
  await mend(page, "/search", title, "Reconnect");
});

test("whoever takes the app away at Spotify reads so while a screen is open, and reconnects with one click", async ({
  page,
}) => {
  await becomeConnected(page, stage);
  await stage.control("PUT", "players/listener", { devices: [{ id: "desk", name: "Desk", isActive: true }] });
  await page.goto("/library");
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible();
  await stage.control("POST", "users/listener/revoke");
  // The token that is at hand goes on for an hour.
  await stage.control("POST", "clock", { advanceMs: 3_700_000 });
  await page
    .getByRole("region", { name: "Player" })
    .getByRole("button", { name: "Play", exact: true })
    .click();
  const title = "Spotify asks you to agree again";
  await expect(noticeOf(page, title)).toBeVisible();
  await expectEverywhere(page, title, { except: ["/music"] });
  await mend(page, "/imports", title, "Reconnect");
});

test("a right that was not given is named on every screen, the rest works, and one click asks for it again", async ({
  page,
}) => {
  const { clientId } = await becomeConnected(page, stage);
  await stage.sql(
    "UPDATE spotify_connections SET scopes = array_remove(scopes, 'user-read-recently-played') WHERE client_id = $1",
    [clientId],
  );
  const title = "Spotify gave Tonearm less than it needs";
  await expectEverywhere(page, title);
  await expect(noticeOf(page, title)).toContainText("It lacks the right to see what you played recently.");
  await page.goto("/music");
  await page.getByRole("button", { name: "Import library" }).click();
  await expect(page.getByText("Import complete.")).toBeVisible({ timeout: 60_000 });
  await mend(page, "/liked", title, "Connect again");
});
