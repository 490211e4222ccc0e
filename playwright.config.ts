import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";
import { generated } from "@/e2e/support/instances/stacks";
import { sizeByDepth } from "@/testing/depth";

/** A browser of Debian, the faster first; without one Playwright uses its own. */
const browser = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find(existsSync);

/** Files of tests that only `npm run test:deep` runs. */
const deepTests = sizeByDepth(["**/*.deep.spec.ts"], []);

export default defineConfig({
  testDir: "e2e",
  // Playwright empties this folder; the report of the unit tests lies beside it.
  outputDir: "test-results/browser",
  fullyParallel: true,
  workers: 3,
  // Generous: machines that run these are shared, and only a hang should fail.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/browser.json" }]],
  use: {
    baseURL: generated.url,
    // Its requests would pass by the interception of tests; offline.spec.ts allows it.
    serviceWorkers: "block",
    // Nobody looks at the animations, and they cost frames.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // Without it an action waits until the timeout of the test, which then does not say where.
    actionTimeout: 60_000,
    launchOptions: {
      ...(browser && { executablePath: browser }),
      // Without a graphics card, Chromium would emulate one on the processor.
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
    },
  },
  // The longest tests come first, so that no worker is left with one at the end.
  projects: [
    { name: "secrets", testMatch: "secrets.spec.ts", use: { ...devices["Desktop Chrome"] } },
    {
      name: "phone",
      testMatch: "*.spec.ts",
      grep: /@phone/,
      // The phone's own scale draws seven times as many pixels.
      use: { ...devices["Pixel 7"], deviceScaleFactor: 1 },
    },
    {
      name: "desk",
      testMatch: "*.spec.ts",
      testIgnore: ["**/api/**", "secrets.spec.ts", ...deepTests],
      grepInvert: /@phone/,
      use: { ...devices["Desktop Chrome"] },
    },
    { name: "api", testMatch: "api/**/*.spec.ts", testIgnore: deepTests },
    ...(process.env.RECORD_TUTORIAL ? [{ name: "tutorial", testMatch: "tutorial.record.ts" }] : []),
  ],
  webServer: {
    command: "node scripts/run.mjs demo",
    url: `${generated.url}/api/health/ready`,
    env: { ...generated.env, DATABASE_URL: "", REDIS_URL: "" },
    timeout: 180_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
  },
});
