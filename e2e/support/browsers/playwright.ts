import type { Locator, Page, Browser as PlaywrightBrowser } from "@playwright/test";
import { type Browser, sizes, type Target } from "./browser";

type Role = Parameters<Page["getByRole"]>[0];

function find(page: Page, { role, within, ...options }: Target): Locator {
  return (within ? find(page, within) : page).getByRole(role as Role, options);
}

/** Chromium, driven by Playwright. */
export const playwright = (browser: PlaywrightBrowser): Browser => ({
  newTab: async device => {
    const isPhone = device === "phone";
    const context = await browser.newContext({
      viewport: sizes[device],
      hasTouch: isPhone,
      isMobile: isPhone,
      serviceWorkers: "block",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    return {
      open: async url => void (await page.goto(url)),
      press: target => (isPhone ? find(page, target).tap() : find(page, target).click()),
      type: text => page.keyboard.type(text),
      focus: target => find(page, target).focus(),
      key: keys => page.keyboard.press(keys),
      texts: target => find(page, target).allInnerTexts(),
      screenshot: () => page.screenshot(),
      close: () => context.close(),
    };
  },
});
