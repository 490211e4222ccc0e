import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";
import { generated, hasRealCatalog, real } from "./e2e/support/stacks";

/** A browser of Debian, the faster first; without one Playwright uses its own. */
const browser = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find(existsSync);

const webServer = ({ url, env }: typeof generated) => ({
  command: "node scripts/run.mjs demo",
  url: `${url}/api/health/ready`,
  env: { ...env, DATABASE_URL: "", REDIS_URL: "" },
  timeout: 180_000,
  gracefulShutdown: { signal: "SIGTERM" as const, timeout: 20_000 },
});

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
    // Nobody looks at the animations, and they cost frames.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // Without it an action waits until the timeout of the test, which then does not say where.
    actionTimeout: 60_000,
    launchOptions: {
      ...(browser && { executablePath: browser }),
      args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
    },
  },
  projects: [
    { name: "api", testMatch: "api/**/*.spec.ts" },
    {
      name: "desk",
      testMatch: "*.spec.ts",
      testIgnore: "**/api/**",
      grepInvert: /@alone|@real/,
      use: { ...devices["Desktop Chrome"] },
    },
    {
      name: "phone",
      testMatch: "*.spec.ts",
      grep: /@phone/,
      // The walk of both projects plays on the same Spotify account, which has one player.
      dependencies: ["desk"],
      use: { ...devices["Pixel 7"] },
    },
    {
      name: "alone",
      testMatch: "*.spec.ts",
      grep: /@alone/,
      use: { ...devices["Desktop Chrome"] },
      dependencies: ["api", "desk", "phone"],
      fullyParallel: false,
    },
    ...(hasRealCatalog
      ? [
          {
            name: "real",
            testMatch: "*.spec.ts",
            grep: /@real/,
            use: { ...devices["Desktop Chrome"], baseURL: real.url },
          },
        ]
      : []),
  ],
  webServer: [webServer(generated), ...(hasRealCatalog ? [webServer(real)] : [])],
});
