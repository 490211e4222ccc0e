import { librarySongsPage } from "@/lib/schemas/library";
import { createLibrary } from "./support/library";
import { openAs, signInBrowser, submitSignIn } from "./support/screens";
import { expect, test } from "./support/test";

// The error that the broken reply causes, and a request of the sidebar whose session has ended meanwhile.
test.use({ expectedNoise: /Cannot read properties of undefined|401 .*api\/v1\/playlists/ });

test("a failing screen leaves the navigation and the player alive and can be retried", async ({
  page,
  listener,
}) => {
  await createLibrary(listener);
  await signInBrowser(page, listener);
  const { items } = await listener.api.expect(200, librarySongsPage, "GET", "/songs?limit=1");
  const album = items[0]?.album;
  const player = page.getByRole("region", { name: "Player" });
  await page.goto("/music");
  await expect(player).toBeVisible();

  await page.route(`**/api/v1/albums/${album?.id}`, route => route.fulfill({ json: { name: album?.name } }));
  await page.goto(`/albums/${album?.id}`);
  await expect(page.getByRole("heading", { level: 1, name: "The needle skipped" })).toBeVisible();
  await expect(player).toBeVisible();
  await expect(page.getByRole("link", { name: "Library" }).first()).toBeVisible();

  await page.unroute(`**/api/v1/albums/${album?.id}`);
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByRole("heading", { name: album?.name ?? "" })).toBeVisible();
});

test("a signed-out request for a screen is redirected to the sign-in page and back", async ({
  anonymous,
}) => {
  const { status, headers } = await anonymous.request("GET", "/playlists/1?q=a");
  expect(status).toBe(307);
  expect(headers.location).toBe(`/sign-in?next=${encodeURIComponent("/playlists/1?q=a")}`);
});

test("a person whose session was ended reads so on the sign-in page, which leads back", async ({
  page,
  person,
}) => {
  await openAs(page, person, "/library");
  const { items } = await person.api.json<{ items: { id: string; kind: string }[] }>("GET", "/me/sessions");
  const session = items.find(({ kind }) => kind === "browser");
  await person.api.expectEmpty("DELETE", `/me/sessions/${session?.id}`);
  await page.goto("/history");
  await expect(page.getByText("Your session has ended")).toBeVisible();
  await submitSignIn(page, person);
  await expect(page).toHaveURL(/\/history$/);
});
