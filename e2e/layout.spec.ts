import type { Locator } from "@playwright/test";
import { onlyDeep } from "@/testing/depth";
import { createLibrary } from "./support/library";
import { openAs } from "./support/screens";
import { expect, test } from "./support/test";

const deepTest = onlyDeep(test);

const boxOf = async (part: Locator) => {
  const { x = 0, y = 0, width = 0, height = 0 } = (await part.boundingBox()) ?? {};
  return { left: x, top: y, right: x + width, bottom: y + height };
};

deepTest("the texts of the landing page start at the same height", async ({ page }) => {
  await page.goto("/");
  const tops = await page
    .getByRole("listitem")
    .evaluateAll(items => items.map(item => item.firstElementChild?.getBoundingClientRect().top));
  expect(tops.length).toBe(3);
  expect(new Set(tops).size).toBe(1);
});

deepTest(
  "the account button stands at the bottom of the sidebar, above the player bar if there is one",
  async ({ page, person, listener }) => {
    const account = page.getByRole("complementary").getByRole("button", { name: /^Account:/ });
    const height = page.viewportSize()?.height ?? 0;
    await openAs(page, person, "/library");
    expect(height - (await boxOf(account)).bottom).toBeLessThan(24);
    await page.goto("/help");
    await page.context().clearCookies();
    await openAs(page, listener, "/library");
    const bar = await boxOf(page.getByRole("region", { name: "Player" }));
    const { bottom } = await boxOf(account);
    expect(bottom).toBeLessThanOrEqual(bar.top);
    expect(bar.top - bottom).toBeLessThan(24);
  },
);

test("the counts of an import fill their rows and do not overlap", async ({ page, listener }) => {
  await createLibrary(listener);
  await openAs(page, listener, "/imports");
  const counts = page.locator("dl").first().locator("> div");
  for (const width of [390, 768, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    const tops = await counts.evaluateAll(items => items.map(item => item.getBoundingClientRect().top));
    const rows = [...new Set(tops)].map(top => tops.filter(other => other === top).length);
    expect(new Set(rows).size, `${rows} in the rows at ${width} px`).toBe(1);
    const cut = await counts.evaluateAll(items => items.filter(item => item.scrollWidth > item.clientWidth));
    expect(cut.length, `cut at ${width} px`).toBe(0);
  }
});

deepTest(
  "names in scripts with marks above and below their letters are shown whole",
  async ({ page, listener }) => {
    for (const name of ["שִׁירִים לַעֶרֶב", "أُغْنِيَاتُ المَسَاءِ", "เพลงยามค่ำคืนที่ดีที่สุด"]) {
      const { id } = await listener.api.json<{ id: string }>("POST", "/playlists", { name });
      await openAs(page, listener, `/playlists/${id}`);
      const heading = page.getByRole("heading", { level: 1 });
      await expect(heading).toHaveText(name);
      const { direction, lineHeight, fontSize } = await heading.evaluate(element => {
        const { direction, lineHeight, fontSize } = getComputedStyle(element);
        return {
          direction,
          lineHeight: Number.parseFloat(lineHeight),
          fontSize: Number.parseFloat(fontSize),
        };
      });
      expect(lineHeight / fontSize, name).toBeGreaterThanOrEqual(1.4);
      expect(direction).toBe(/\p{Script=Thai}/u.test(name) ? "ltr" : "rtl");
    }
  },
);
