import path from "node:path";
import { defineConfig } from "vitest/config";

const resolve = { alias: { "@": path.resolve(import.meta.dirname) } };
const unitTests = "{app,components,lib}/**/*.unit.test.{ts,tsx}";

export default defineConfig({
  test: {
    projects: [
      // Pure code and components: no database. Components talk to a local HTTP server.
      {
        resolve,
        test: {
          name: "unit",
          include: [unitTests],
          isolate: false,
          unstubEnvs: true,
          env: { LOG_LEVEL: "silent" },
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        test: {
          name: "lib",
          include: ["{app,components,lib,tests}/**/*.test.ts"],
          exclude: [unitTests],
          globalSetup: "testing/global-setup.ts",
          setupFiles: "testing/setup.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      { resolve, test: { name: "simulator", include: ["simulator/**/*.test.ts"], testTimeout: 30_000 } },
    ],
    // More workers than the two cores of CI machines: many tests wait for the simulator or for a lock to expire.
    maxWorkers: 3,
  },
});
