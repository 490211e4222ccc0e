import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = { "@": path.resolve(import.meta.dirname) };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "lib",
          include: ["{app,components,lib,tests}/**/*.test.ts"],
          globalSetup: "testing/global-setup.ts",
          setupFiles: "testing/setup.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: { name: "simulator", include: ["simulator/**/*.test.ts"], testTimeout: 30_000 },
      },
    ],
    // More than the two cores of the machines that run these: many tests wait, for a simulated Spotify or a lock that runs out.
    maxWorkers: 3,
  },
});
