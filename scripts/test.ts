import path from "node:path";
import { check, runChecks } from "./check";
import {
  clearResults,
  installSystemPackages,
  printFailed,
  printSlowest,
  report,
  runPlaywright,
  runVitest,
} from "./test-run";

/** `npm test`: runs everything that CI runs. */
export async function main(): Promise<void> {
  // Nothing is built again from this build: next.config.mjs leaves out what only later builds need.
  process.env.CI ||= "true";
  clearResults();
  const checks = runChecks();
  installSystemPackages();
  const outcomes = await checks;
  // Many of these tests wait, so the build uses the rest of the processor.
  const build = check("Build of the app", process.execPath, [path.join("scripts", "run.mjs"), "build"]);
  outcomes.push(runVitest("Unit, integration and contract tests", []));
  const built = await build;
  outcomes.push(built);
  // Without a build there is nothing to open in a browser.
  if (built.failed === 0) outcomes.push(runPlaywright("Browser and API tests", []));
  printSlowest();
  printFailed();
  report(outcomes);
}
