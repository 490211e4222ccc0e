import { buildWhenStale } from "./build";
import { clearResults, installSystemPackages, report, runPlaywright } from "./test-run";

/** `npm run test:e2e [FILE…]`: runs the browser and API tests, or those of the named files. */
export async function main(files: string[]): Promise<void> {
  clearResults();
  installSystemPackages();
  buildWhenStale();
  report([runPlaywright("Browser and API tests", files)]);
}
