import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./test";

/**
 * Runs axe inside the page. By default axe opens a blank page for each run, for the sake of frames of other origins, and the
 * screens have none.
 */
const axeIn = (page: Page) =>
  new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();

/** Runs axe on the open screen. Of its rules only the contrast depends on the theme. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }), screen).toBeAttached();
  for (const [colorScheme, axe] of [
    ["light", axeIn(page)],
    ["dark", axeIn(page).withRules("color-contrast")],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    // The theme changes once the page is hydrated.
    await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
    const { violations } = await axe.analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target).join(", ")}`);
    expect(found, `${screen} in the ${colorScheme} theme`).toEqual([]);
  }
}
