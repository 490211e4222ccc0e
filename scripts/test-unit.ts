import { clearResults, report, runVitest } from "./test-run";

/**
 * `npm run test:unit [PATH…]`: without paths, runs the unit tests, which need no database. With paths, runs the tests of any kind
 * in these files or folders.
 */
export async function main(paths: string[]): Promise<void> {
  clearResults();
  report([runVitest("Unit tests", paths.length > 0 ? paths : ["--project", "unit"])]);
}
