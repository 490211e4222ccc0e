import type { Page } from "@playwright/test";
import { queryDatabase } from "./support/instances/database";
import { control, generated } from "./support/instances/stacks";
import { desk } from "./support/people";
import { createLocalPlaylist } from "./support/queue";
import { openAs } from "./support/screens";
import { expect, test } from "./support/test";

/** Makes this Chromium, which has no DRM, look like a browser that can play protected music. */
const allowProtectedMusic = (page: Page) =>
  page.addInitScript(() => {
    Object.defineProperty(navigator, "requestMediaKeySystemAccess", { value: () => {}, configurable: true });
  });

/** Returns the name of the device on which the last look saw the person's music. */
async function seenDevice(userId: string): Promise<string> {
  const [row] = await queryDatabase<{ name: string | null }>(
    generated.dataDirectory,
    "SELECT state->'device'->>'name' AS name FROM player_watches WHERE user_id = $1",
    [userId],
  );
  return String(row?.name);
}

const shownTitle = (page: Page) => page.evaluate(() => navigator.mediaSession.metadata?.title ?? null);
const partsOfSpotify = (page: Page) =>
  page.locator(`script[src^="${generated.simulatorUrl}"], iframe[src^="${generated.simulatorUrl}"]`);
const policyOf = async (page: Page) =>
  (await page.request.get("/library")).headers()["content-security-policy"] ?? "";

test("a person switches on sound in the browser, plays there with media keys, and switches it off again", async ({
  page,
  listener,
}) => {
  await allowProtectedMusic(page);
  const { id, titles } = await createLocalPlaylist(listener, 6);
  await control("PUT", `players/${listener.spotifyUser}`, { devices: [desk] });
  await listener.api.json("POST", "/player/play", { playlistId: id });
  await openAs(page, listener, "/library");
  const bar = page.getByRole("region", { name: "Player" });
  await expect(bar).toContainText(titles[0] ?? "");
  await expect(partsOfSpotify(page)).toHaveCount(0);
  expect(await policyOf(page)).not.toContain("frame-src");

  await bar.getByRole("button", { name: "Devices" }).click();
  await page.getByRole("menuitem", { name: "Play in this browser…" }).click();
  await page
    .getByRole("dialog", { name: "Play in this browser?" })
    .getByRole("button", { name: "Turn on" })
    .click();
  // Spotify has not granted the permission yet.
  await page.getByLabel("Sign in as").selectOption(listener.spotifyUser);
  await expect(page.getByText("Play music in this browser")).toBeVisible();
  await page.getByRole("button", { name: "Agree" }).click();
  await expect(page).toHaveURL(/\/library/);
  expect(await policyOf(page)).toContain(`frame-src ${generated.simulatorUrl}`);

  await bar.getByRole("button", { name: "Devices" }).click();
  await page.getByRole("menuitemradio", { name: "This browser" }).click();
  await expect.poll(() => shownTitle(page)).toBe(titles[0]);
  await expect.poll(() => seenDevice(listener.id)).toMatch(/^Tonearm in /);
  await control("DELETE", "requests");
  // A skip in Spotify's own app: the page reports it, and nobody asks Spotify.
  await fetch(`${generated.simulatorUrl}/_control/players/${listener.spotifyUser}/commands`, {
    method: "POST",
    body: JSON.stringify({ command: "POST /me/player/next" }),
  });
  await expect(bar).toContainText(titles[1] ?? "");
  await expect.poll(() => shownTitle(page)).toBe(titles[1]);
  const requests = (await control("GET", "requests")) as { path: string; userId: string }[];
  expect(
    requests.filter(({ path, userId }) => path === "/v1/me/player" && userId === listener.spotifyUser),
  ).toEqual([]);

  await bar.getByRole("button", { name: "Devices" }).click();
  await page.getByRole("menuitem", { name: "Turn off sound in this browser" }).click();
  await expect(partsOfSpotify(page)).toHaveCount(0);
  await expect.poll(() => shownTitle(page)).toBeNull();
  await expect.poll(() => policyOf(page)).not.toContain("frame-src");
});
