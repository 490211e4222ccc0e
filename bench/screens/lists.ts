import type { Locator, Page } from "@playwright/test";

/** Time between two turns of a wheel that is moved fast. */
const wheelMs = 50;

/** A page as long as the list, without scripts: the frames that this machine drops by itself. */
export const showLongPage = (page: Page) =>
  page.setContent(
    '<div style="height: 600000px; background: repeating-linear-gradient(#fff 0 30px, #ccc 0 60px)">',
  );

export async function showList(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("row").nth(5).waitFor();
}

/** Returns the percentage of frames that were not shown in time while the page scrolls at the speed of a mouse wheel. */
export async function droppedFrames(page: Page): Promise<number> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { frameTimes: times });
    const tick = (time: number) => {
      times.push(time);
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await page.mouse.move(400, 400);
  for (let turn = 0; turn < 60; turn++) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(wheelMs);
  }
  return page.evaluate(() => {
    const { frameTimes } = window as unknown as { frameTimes: number[] };
    const frameMs = 1000 / 60;
    const gaps = frameTimes.slice(1).map((time, index) => time - (frameTimes[index] ?? time));
    const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frameMs) - 1), 0);
    return (dropped / (gaps.length + dropped)) * 100;
  });
}

/** Presses until something shows: a page has its content before its scripts have run. */
async function pressUntilShown(press: () => Promise<void>, shown: Locator): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    await press();
    const isShown = await shown.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (isShown) return;
  }
  throw new Error("The page does not handle keys and clicks.");
}

/** Returns the milliseconds from the key that moves a row until the row is at its new place, and until the server confirms it. */
export async function reorderMs(page: Page, address: string): Promise<{ shown: number; confirmed: number }> {
  await page.goto(address);
  const row = page.getByRole("row").and(page.locator("[data-index='0']"));
  await row.locator("p").first().waitFor();
  await row.focus();
  const second = page.locator("[role=row][data-index='1']:focus");
  await pressUntilShown(() => page.keyboard.press("ArrowDown"), second);
  await page.keyboard.press("ArrowUp");
  // Awaited, because the key could come before the listener.
  const moved = await page.evaluateHandle(() => {
    const titleAt = (index: number) =>
      document.querySelector(`[role=row][data-index='${index}'] p`)?.textContent;
    const title = titleAt(0);
    const ms = new Promise<number>(resolve => {
      // The list handles the key and stops it, so this listens before the list does.
      window.addEventListener(
        "keydown",
        ({ timeStamp }) => {
          const look = (time: number) =>
            titleAt(1) === title ? resolve(time - timeStamp) : requestAnimationFrame(look);
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      );
    });
    return { ms };
  });
  const reply = page.waitForResponse(response => response.request().method() !== "GET");
  const pressed = performance.now();
  await page.keyboard.press("Alt+ArrowDown");
  await reply;
  return { confirmed: performance.now() - pressed, shown: await moved.evaluate(({ ms }) => ms) };
}

/** Returns the milliseconds from the press of the queue's button until its first rows are there, or null without a queue. */
export async function openQueueMs(page: Page, address: string): Promise<number | null> {
  await page.goto(address);
  const button = page.getByRole("button", { name: "Queue", exact: true });
  if (!(await button.isVisible())) return null;
  // The code of the panel is loaded once.
  const panel = page.getByRole("dialog", { name: "Queue" });
  await pressUntilShown(() => button.click(), panel);
  await panel.getByRole("row").first().waitFor();
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  const opened = await page.evaluateHandle(() => ({
    ms: new Promise<number>(resolve =>
      document.addEventListener(
        "click",
        ({ timeStamp }) => {
          const look = (time: number) =>
            document.querySelector("[role=dialog] [role=row]")
              ? resolve(time - timeStamp)
              : requestAnimationFrame(look);
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      ),
    ),
  }));
  await button.click();
  return opened.evaluate(({ ms }) => ms);
}
