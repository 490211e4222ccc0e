import type { Page } from "@playwright/test";
import { onlyDeep } from "@/testing/depth";
import { createLibrary, findTrackIds, importAll } from "./support/library";
import { createSpotifyPlaylist } from "./support/people";
import { openAs, passConsentPage, pressUntilShown, signInWithApp, songRows } from "./support/screens";
import { expect, test } from "./support/test";

const deepTest = onlyDeep(test);

test.use({
  serviceWorkers: "allow",
  // The last one: a page without a network cannot register its worker.
  expectedNoise: /ERR_INTERNET_DISCONNECTED|Failed to fetch|net::|when fetching the script/,
});

const workerControls = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise(resolve =>
        navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
      );
  });

const keptPaths = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const requests = await Promise.all(
      (await caches.keys()).map(async name => (await caches.open(name)).keys()),
    );
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });

test("without a network, a click in the navigation shows Tonearm’s own page, and the screen returns with the network", async ({
  page,
  context,
  listener,
}) => {
  await createLibrary(listener);
  await openAs(page, listener, "/library");
  await workerControls(page);
  // The worker keeps the files of pages that it controls.
  await page.reload();
  await expect(page.getByRole("heading", { name: "Library" })).toBeVisible();
  await context.setOffline(true);
  await page.goto("/history").catch(() => {});
  await expect(page.getByRole("heading", { name: "You’re offline" })).toBeVisible();
  await expect(page).toHaveURL(/\/history$/);
  await context.setOffline(false);
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "History" })).toBeVisible();

  // Nothing of the person is kept: no page, no reply of the API.
  const kept = await keptPaths(page);
  expect(kept).toContain("/offline");
  expect(kept.some(path => path.startsWith("/_next/static/"))).toBe(true);
  expect(kept.filter(path => path !== "/offline" && !path.startsWith("/_next/static/"))).toEqual([]);
  expect(await (await page.request.get("/offline")).text()).not.toContain(listener.username);
});

deepTest(
  "a browser with the service worker connects Spotify: the way back is requested only once",
  async ({ page, person }) => {
    await signInWithApp(page, person);
    await page.goto("/music");
    await workerControls(page);
    await passConsentPage(page);
    await expect(page.getByText("Spotify is connected")).toBeVisible();
  },
);

test("the app can be installed: its manifest names icons that exist", async ({ page, listener }) => {
  await openAs(page, listener, "/music");
  const address = await page.locator("link[rel=manifest]").getAttribute("href");
  const manifest = await (await page.request.get(address ?? "")).json();
  expect(manifest).toMatchObject({ name: "Tonearm", start_url: "/music", display: "standalone" });
  const purposes = manifest.icons.map(
    ({ sizes, purpose = "any" }: Record<string, string>) => `${sizes} ${purpose}`,
  );
  expect(purposes).toEqual(["192x192 any", "512x512 any", "512x512 maskable"]);
  for (const { src } of manifest.icons)
    expect((await page.request.get(src)).headers()["content-type"]).toBe("image/png");
});

deepTest(
  "rows that failed to load offer a retry where they are, and fill by themselves with the network",
  async ({ page, context, listener }) => {
    const trackIds = await findTrackIds(listener, 50);
    const repeated = Array.from({ length: 300 }, (_, index) => trackIds[index % 50] ?? "");
    await createSpotifyPlaylist(listener, "Long", { trackIds: repeated });
    await importAll(listener.api);
    const { items } = await listener.api.json<{ items: { id: string }[] }>("GET", "/playlists?q=Long");
    await openAs(page, listener, `/playlists/${items[0]?.id}`);
    await expect(songRows(page).first()).toContainText(/\d:\d\d/);
    await context.setOffline(true);
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await expect(page.getByRole("button", { name: "Retry" })).toBeInViewport();
    await expect(songRows(page).last()).not.toContainText(/\d:\d\d/);
    await context.setOffline(false);
    await expect(songRows(page).last()).toContainText(/\d:\d\d/);
    await expect(page.getByRole("button", { name: "Retry" })).toBeHidden();
  },
);

deepTest(
  "scripts that load after the page leave it usable when they fail, and load with the network",
  async ({ page, listener }) => {
    await openAs(page, listener, "/library");
    const html = await (await page.request.get("/library")).text();
    await page.route("**/_next/static/chunks/*.js", route =>
      html.includes(new URL(route.request().url()).pathname) ? route.continue() : route.abort(),
    );
    const failures: string[] = [];
    page.on("requestfailed", request => failures.push(request.url()));
    await page.reload();
    await expect.poll(() => failures.length).toBeGreaterThan(0);
    await pressUntilShown(
      () => page.getByRole("button", { name: "Show as list" }).click(),
      page.getByRole("button", { name: "Show as grid" }),
    );
    await page.unroute("**/_next/static/chunks/*.js");
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await pressUntilShown(
      () => page.keyboard.press("?"),
      page.getByRole("dialog", { name: "Keyboard shortcuts" }),
    );
  },
);
