import { clearResults, report, runVitest } from "./test-run";

/**
 * `npm run test:unit [PATH…]`: runs the unit tests that need no database; with paths, the tests of any kind in those files or
 * folders.
 */
export async function main(paths: string[]): Promise<void> {
  clearResults();
  report([runVitest("Unit tests", paths.length > 0 ? paths : ["--project", "unit"])]);
}
