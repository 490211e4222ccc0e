import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { quantile } from "../measure";

/** A kind of machine. The phone's processor is slowed down. */
export type Machine = { name: string; slowdown: number; options: BrowserContextOptions };

export const machines: Machine[] = [
  { name: "desk", slowdown: 1, options: { viewport: { width: 1440, height: 900 } } },
  {
    name: "phone",
    slowdown: 4,
    options: { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true },
  },
];

type Vitals = { lcp: number; inp: number };

/** Collects the largest contentful paint and the longest interaction, as web-vitals defines them. */
const observe = () => {
  const vitals = { lcp: 0, inp: 0 };
  Object.assign(window, { vitals });
  const on = (type: string, read: (entry: PerformanceEntry & { interactionId?: number }) => void) =>
    new PerformanceObserver(list => list.getEntries().forEach(read)).observe({
      type,
      buffered: true,
      durationThreshold: 16,
    } as PerformanceObserverInit);
  on("largest-contentful-paint", entry => {
    vitals.lcp = entry.startTime;
  });
  on("event", entry => {
    if (entry.interactionId) vitals.inp = Math.max(vitals.inp, entry.duration);
  });
};

/** Presses what every screen has: the account menu, and a key in it. The baseline has no menu. */
async function interact(page: Page): Promise<void> {
  if ((await page.locator("#content").count()) === 0) {
    await page.mouse.click(10, 10);
    return page.keyboard.press("ArrowDown");
  }
  const menu = page.locator("button[aria-haspopup=menu]").filter({ visible: true }).first();
  await menu.click();
  await page.getByRole("menu").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
}

export async function withPage<Result>(
  browser: Browser,
  { slowdown, options }: Machine,
  cookie: { name: string; value: string; url: string },
  use: (page: Page) => Promise<Result>,
): Promise<Result> {
  // A context of its own has an empty cache.
  const context = await browser.newContext(options);
  try {
    await context.addCookies([cookie]);
    // The compiler of the benchmarks calls this function in what the page evaluates.
    await context.addInitScript("globalThis.__name = target => target;");
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    return await use(page);
  } finally {
    await context.close();
  }
}

export async function measureVisit(page: Page, address: string): Promise<Vitals> {
  await page.addInitScript(observe);
  await page.goto(address, { waitUntil: "load" });
  await page.locator("h1").first().waitFor({ state: "attached" });
  await interact(page);
  // Events are reported at the next paint.
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 100))));
  return page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals);
}

/** Returns the 75th percentile, which Google's thresholds are about. */
export const typical = (values: number[]): number => quantile(values, 0.75);
