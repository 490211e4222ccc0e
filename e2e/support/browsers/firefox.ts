import type { KeyInput } from "puppeteer-core";
import { launch } from "puppeteer-core";
import { type Browser, sizes } from "./browser";
import { remoteTab } from "./remote-tab";

export const firefoxPrograms = ["firefox-esr"];

/** Starts Debian's Firefox, driven by WebDriver BiDi. */
export async function startFirefox(): Promise<{ browser: Browser; end: () => Promise<void> }> {
  const firefox = await launch({ browser: "firefox", executablePath: "/usr/bin/firefox-esr" });
  const newTab: Browser["newTab"] = async device => {
    const context = await firefox.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport(sizes[device]);
    return remoteTab({
      open: async url => void (await page.goto(url)),
      run: script => page.evaluate(`(() => { ${script} })()`),
      press: ({ x, y }) => (device === "phone" ? page.touchscreen.tap(x, y) : page.mouse.click(x, y)),
      key: async keys => {
        for (const key of keys) await page.keyboard.down(key as KeyInput);
        for (const key of keys.toReversed()) await page.keyboard.up(key as KeyInput);
      },
      type: text => page.keyboard.type(text),
      screenshot: async () => Buffer.from(await page.screenshot()),
      close: () => context.close(),
    });
  };
  return { browser: { newTab }, end: () => firefox.close() };
}
