import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";
import { generated, hasRealCatalog, real } from "./e2e/support/stacks";

const debian = "/usr/bin/chromium";

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
    // A record that sits on its spindle costs no frames, and nobody looks at them.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(existsSync(debian) && { executablePath: debian }),
      args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
    },
  },
  projects: [
    { name: "api", testMatch: "api/**/*.spec.ts" },
    {
      name: "desk",
      testMatch: "*.spec.ts",
      testIgnore: ["**/api/**", "**/real-*.spec.ts", "**/alone-*.spec.ts"],
      use: { ...devices["Desktop Chrome"] },
    },
    {
      name: "phone",
      testMatch: "walk.spec.ts",
      // Both walk with the same listener, whose player is one.
      dependencies: ["desk"],
      use: { ...devices["Pixel 7"] },
    },
    {
      name: "alone",
      testMatch: "alone-*.spec.ts",
      use: { ...devices["Desktop Chrome"] },
      dependencies: ["api", "desk", "phone"],
      fullyParallel: false,
    },
    ...(hasRealCatalog
      ? [
          {
            name: "real",
            testMatch: "real-*.spec.ts",
            use: { ...devices["Desktop Chrome"], baseURL: real.url },
          },
        ]
      : []),
  ],
  webServer: [webServer(generated), ...(hasRealCatalog ? [webServer(real)] : [])],
});
