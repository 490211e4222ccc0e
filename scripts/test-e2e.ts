import { buildWhenStale } from "./build";
import { clearResults, installSystemPackages, report, runPlaywright } from "./test-run";

/** `npm run test:e2e [FILE…]`: runs all browser and API tests, or only the named files. */
export async function main(files: string[]): Promise<void> {
  clearResults();
  installSystemPackages();
  buildWhenStale();
  report([runPlaywright("Browser and API tests", files)]);
}
