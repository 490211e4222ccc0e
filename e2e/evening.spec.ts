import { sizeByDepth } from "@/testing/depth";
import type { Browser, Tab } from "./support/browsers/browser";
import { firefoxPrograms, startFirefox } from "./support/browsers/firefox";
import { playwright } from "./support/browsers/playwright";
import { startWebKit, webkitPrograms } from "./support/browsers/webkit";
import { spendEvening } from "./support/evening";
import { ownPorts } from "./support/instances/stacks";
import { missingPrograms } from "./support/programs";
import { test } from "./support/test";

test("a listener spends an evening with music on a desk and a phone", async ({ browser, listener }) => {
  await spendEvening(playwright(browser), listener);
});

/** Other browsers start slowly, and few changes are about one of them. */
const others = sizeByDepth(
  [],
  [
    { name: "Firefox", programs: firefoxPrograms, start: startFirefox },
    { name: "WebKit", programs: webkitPrograms, start: () => startWebKit(ownPorts.webkit) },
  ],
);

for (const { name, programs, start } of others)
  test(`a listener spends an evening with music in ${name}`, async ({ listener }, testInfo) => {
    const missing = missingPrograms(...programs);
    if (missing) process.stderr.write(`${name} was not tried: ${missing}\n`);
    test.skip(missing !== "", missing);
    const { browser, end } = await start();
    let last: Tab | undefined;
    const newTab: Browser["newTab"] = async device => {
      last = await browser.newTab(device);
      return last;
    };
    try {
      await spendEvening({ newTab }, listener);
    } catch (error) {
      const body = await last?.screenshot();
      if (body) await testInfo.attach("the last tab", { body, contentType: "image/png" });
      throw error;
    } finally {
      await end();
    }
  });
