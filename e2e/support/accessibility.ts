import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./test";

/** Runs axe on the open screen, in the language and the theme of the browser. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }), screen).toBeAttached();
  // The theme changes once the page is hydrated.
  const theme = await page.evaluate(() =>
    matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  );
  await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${theme}\\b`));
  // By default axe opens a blank page for each run, for the sake of frames of other origins, and the screens have none.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target).join(", ")}`);
  expect(found, `${screen} in the ${theme} theme`).toEqual([]);
}
