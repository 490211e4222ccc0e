import path from "node:path";
import { runChecks } from "./check";
import {
  clearResults,
  installSystemPackages,
  printSlowest,
  report,
  runBeside,
  runPlaywright,
  runVitest,
} from "./test-run";

/** `npm test`: runs everything that CI runs. */
export async function main(): Promise<void> {
  clearResults();
  const checks = runChecks();
  installSystemPackages();
  const outcomes = await checks;
  // Many of these tests wait, so the build uses the rest of the processor.
  const build = runBeside("Building the app", process.execPath, [path.join("scripts", "run.mjs"), "build"]);
  outcomes.push(runVitest("Unit, integration and contract tests", []));
  if (!(await build)) process.exit(1);
  outcomes.push(runPlaywright("Browser and API tests", []));
  printSlowest();
  report(outcomes);
}
