import { buildWhenStale } from "./build";
import { runChecks } from "./check";
import {
  clearResults,
  installSystemPackages,
  printSlowest,
  report,
  runPlaywright,
  runVitest,
} from "./test-run";

/** `npm test`: runs everything that CI runs. */
export async function main(): Promise<void> {
  clearResults();
  const outcomes = await runChecks();
  installSystemPackages();
  outcomes.push(runVitest("Unit, integration and contract tests", []));
  buildWhenStale();
  outcomes.push(runPlaywright("Browser and API tests", []));
  printSlowest();
  report(outcomes);
}
