import { createLibrary } from "./support/library";
import { openAs, songRows } from "./support/screens";
import { expect, test } from "./support/test";

test("on a phone, four tabs lead to every screen, and menus are sheets at the bottom", {
  tag: "@phone",
}, async ({ page, listener }) => {
  await createLibrary(listener);
  await openAs(page, listener, "/library");
  const tabs = page.getByRole("navigation", { name: "Main" }).getByRole("link");
  await expect(tabs).toHaveText(["Music", "Search", "Library", "Profile"]);
  await page.getByRole("navigation", { name: "More of the library" }).getByText("Liked songs").tap();
  await expect(page).toHaveURL(/\/liked$/);
  await expect(tabs.filter({ hasText: "Library" })).toHaveAttribute("aria-current", "page");

  const row = songRows(page).first();
  await row.getByRole("button", { name: /^More for/ }).tap();
  const menu = page.getByRole("menu");
  await expect(menu.getByText("Play from here")).toBeVisible();
  await expect(menu.locator("kbd").filter({ visible: true })).toHaveCount(0);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const box = await menu.boundingBox();
  expect(box).toMatchObject({ x: 0, width });
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(height, 0);
  // A tap beside the sheet closes it and reaches nothing below it.
  await page.touchscreen.tap(width / 2, 20);
  await expect(menu).toBeHidden();
  await expect(page).toHaveURL(/\/liked$/);

  await tabs.filter({ hasText: "Search" }).tap();
  await expect(page.getByRole("searchbox")).toBeVisible();
  await expect(page.getByRole("searchbox")).not.toBeFocused();
});
