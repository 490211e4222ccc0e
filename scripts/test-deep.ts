import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildWhenStale } from "./build";
import {
  clearResults,
  deepPackages,
  installSystemPackages,
  printFailed,
  printSlowest,
  report,
  runPlaywright,
  runVitest,
} from "./test-run";

/** Finds the test files with a deep variant: their name says so, or they import `@/testing/depth`. */
function filesWithDeepVariant(folder: string, suffix: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(file => suffix.test(file))
    .map(file => path.join(folder, file))
    .filter(file => file.includes(".deep.") || readFileSync(file, "utf8").includes('from "@/testing/depth"'));
}

/** `npm run test:deep`: runs the deep variants of the fuzz, stress and process-kill tests. */
export async function main(): Promise<void> {
  const variables = { TEST_DEPTH: "deep" };
  clearResults();
  installSystemPackages(deepPackages);
  const unitFiles = ["app", "components", "lib", "simulator", "tests"].flatMap(folder =>
    filesWithDeepVariant(folder, /\.test\.tsx?$/),
  );
  const outcomes = [runVitest("Long unit and integration tests", unitFiles, variables)];
  buildWhenStale();
  const specs = filesWithDeepVariant("e2e", /\.spec\.ts$/);
  outcomes.push(runPlaywright("Long browser and API tests", [...specs, "--no-deps"], variables));
  printSlowest();
  printFailed();
  report(outcomes);
}
