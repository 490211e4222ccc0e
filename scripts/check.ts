import path from "node:path";
import { bin, type Outcome, report, runBeside } from "./test-run";

/** Checks format, lint, types, import directions and generated code. Each check counts as one passed or failed test. */
export function runChecks(): Promise<Outcome[]> {
  const depcruise = path.join("node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
  const folders = ["app", "bench", "components", "e2e", "lib", "scripts", "simulator", "testing", "tests"];
  const loader = ["--import", "./scripts/typescript-for-depcruise.mjs"];
  return Promise.all([
    check("Format and lint", bin("biome"), ["check", "."]),
    check("Types", bin("tsc"), ["--noEmit"]),
    check("Import directions", process.execPath, [
      ...loader,
      depcruise,
      ...["--config", ".dependency-cruiser.cjs"],
      ...folders,
    ]),
    check("Messages", bin("i18n-check"), [
      ...["--locales", "messages", "--source", "en", "--format", "next-intl"],
      ...["--only", "missingKeys", "invalidKeys", "unused", "undefined"],
      ...["--unused", "app", "components"],
      // Only server code uses these namespaces, with keys made of codes, which the tests cover.
      ...["--ignore", "errors.*", "validation.*", "mail.*", "help.*", "missingNames.*"],
    ]),
    check("Freshness of the API client", process.execPath, ["scripts/run.mjs", "api-client", "--check"]),
  ]);
}

/** Runs a command beside others. It counts as one passed or failed test. */
export async function check(name: string, command: string, args: string[]): Promise<Outcome> {
  const passed = await runBeside(name, command, args);
  return { name, passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** `npm run check`: everything about the code that can be checked without running it. */
export async function main(): Promise<void> {
  report(await runChecks());
}
