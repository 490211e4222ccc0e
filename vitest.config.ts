import path from "node:path";
import { defineConfig } from "vitest/config";

/** Is shared by all projects. Files share their imports, which halves the time; `testing/setup.ts` resets the rest. */
const shared = {
  isolate: false,
  testTimeout: 30_000,
  // On a busy machine, a process may take seconds until it does what a test waits for.
  expect: { poll: { timeout: 20_000 } },
};
const resolve = { alias: { "@": path.resolve(import.meta.dirname) } };
/** Files of tests that only `npm run test:deep` runs. */
const deepTests = process.env.TEST_DEPTH === "deep" ? [] : ["**/*.deep.test.ts"];
const unitTests = "{app,components,lib}/**/*.unit.test.{ts,tsx}";

export default defineConfig({
  test: {
    projects: [
      // Pure code and components: no database. Components talk to a local HTTP server.
      {
        resolve,
        test: {
          ...shared,
          name: "unit",
          include: [unitTests],
          unstubEnvs: true,
          env: { LOG_LEVEL: "silent" },
        },
      },
      {
        resolve,
        test: {
          ...shared,
          name: "lib",
          include: ["{app,components,lib,tests}/**/*.test.ts"],
          exclude: [unitTests, ...deepTests],
          globalSetup: "testing/global-setup.ts",
          setupFiles: "testing/setup.ts",
          hookTimeout: 60_000,
        },
      },
      {
        resolve,
        test: { name: "simulator", include: ["simulator/**/*.test.ts"], ...shared },
      },
    ],
    // More workers than the two cores of CI machines: many tests wait for the simulator or for a lock to expire.
    maxWorkers: 3,
  },
});
