import type { Page } from "@playwright/test";
import { formatTime } from "@/components/ui/format";
import { openStage, type Stage } from "./support/connection-stage";
import { becomeConnected, importLibrary } from "./support/people";
import { ownPorts } from "./support/stacks";
import { expect, test } from "./support/test";

const port = ownPorts.keys + 21;
const hours = 20;

test.use({ baseURL: `http://127.0.0.1:${port}` });
test.describe.configure({ mode: "default" });

let stage: Stage;
test.beforeAll(async () => {
  stage = await openStage("quota", port);
  await stage.control("PUT", "players/listener", { devices: [{ id: "desk", name: "Desk", isActive: true }] });
});
test.afterAll(() => stage.close());
test.afterEach(() => stage.control("DELETE", "faults"));

/** Calls below this path find their quota used up for twenty hours. */
const useUp = (path: string) =>
  stage.control("POST", "faults", {
    match: { path },
    times: 1000,
    status: 429,
    headers: { "retry-after": String(hours * 3600) },
    body: { error: { status: 429, message: "Too many requests", reason: "QUOTA_EXCEEDED" } },
  });

/** The lock that stands, as people read its end. */
async function clockOf(page: Page): Promise<string> {
  const reply = await page.request.get("/api/v1/me/spotify");
  const { cooldowns } = (await reply.json()) as { cooldowns: { kind: string; until: string }[] };
  expect(cooldowns).toEqual([expect.objectContaining({ kind: "quota" })]);
  const { until = "" } = cooldowns[0] ?? {};
  expect(Date.parse(until) - Date.now()).toBeGreaterThan((hours - 0.2) * 3_600_000);
  return formatTime(until);
}

const deckOf = (page: Page) => page.getByRole("region", { name: "On the deck" });
const barOf = (page: Page) => page.getByRole("region", { name: "Player" });

/** The clock is where the feature fails and beside the calls, and nothing that a person can press asks Spotify. */
async function expectLocked(page: Page, clock: string) {
  await stage.control("DELETE", "requests");
  await page.goto("/music");
  await expect(deckOf(page)).toContainText("quota is used up");
  await expect(deckOf(page)).toContainText(`They work again from ${clock}.`);
  await deckOf(page).getByRole("button", { name: "Retry" }).click();
  await barOf(page).getByRole("button", { name: "Play", exact: true }).click();
  await expect(
    page.getByRole("listitem").filter({ hasText: `They work again from ${clock}.` }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Look for devices" }).click();
  await expect(page.getByText("They work again in 20 hours")).toBeVisible();
  await page.goto("/profile/services");
  const calls = page.getByRole("listitem").filter({ hasText: "open again" });
  await expect(calls).toHaveCount(1);
  await expect(calls).toContainText(clock);
  expect(await stage.asked("/v1/me/player")).toEqual([]);
}

test("a player locked for twenty hours says until when, is not asked meanwhile, keeps nothing else back, and stays so over a restart", async ({
  page,
}) => {
  const { clientId } = await becomeConnected(page, stage);
  await useUp("/v1/me/player");
  await page.goto("/music");
  await expect(deckOf(page)).toContainText("quota is used up");
  const clock = await clockOf(page);
  await expectLocked(page, clock);
  await importLibrary(page);
  await page.goto("/search?q=a");
  await page.getByRole("tab", { name: "Spotify" }).click();
  await page.getByRole("button", { name: "Search on Spotify" }).click();
  await expect(page.getByRole("heading", { name: "Songs" })).toBeVisible();
  expect((await stage.asked("/v1/me/playlists")).length).toBeGreaterThan(0);
  expect((await stage.asked("/v1/search")).length).toBeGreaterThan(0);

  await stage.restart();
  expect(await clockOf(page)).toBe(clock);
  await expectLocked(page, clock);

  // Twenty hours later it goes on by itself.
  await stage.control("DELETE", "faults");
  await stage.sql("UPDATE spotify_cooldowns SET until = now() WHERE client_id = $1", [clientId]);
  await stage.sql("UPDATE player_watches SET next_poll_at = now()");
  await page.goto("/music");
  await expect(deckOf(page)).toContainText("Desk is ready");
  expect(await stage.asked("/v1/me/player")).not.toEqual([]);
});

test("an import that finds a quota used up says when it goes on, also after a restart, and shows what is there", async ({
  page,
}) => {
  await becomeConnected(page, stage);
  await useUp("/v1/me/tracks");
  await page.goto("/music");
  await page.getByRole("button", { name: "Import library" }).click();
  const goesOn = page.getByText("The import goes on by itself at");
  await expect(goesOn).toBeVisible({ timeout: 60_000 });
  const clock = await clockOf(page);
  await expect(goesOn).toContainText(clock);
  await stage.control("DELETE", "requests");
  await stage.restart();
  for (const screen of ["/music", "/imports"]) {
    await page.goto(screen);
    await expect(goesOn.first()).toContainText(clock);
  }
  await page.goto("/library");
  await expect(
    page
      .getByRole("main")
      .getByRole("link")
      .filter({ hasText: /\d+ tracks/ })
      .first(),
  ).toBeVisible();
  expect(await stage.asked("/v1/me/tracks")).toEqual([]);
});
