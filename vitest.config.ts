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
          include: ["lib/**/*.test.ts", "app/**/*.test.ts", "components/**/*.test.ts"],
          globalSetup: "lib/testing/global-setup.ts",
          setupFiles: "lib/testing/setup.ts",
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
