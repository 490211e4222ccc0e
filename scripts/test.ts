import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { buildWhenStale } from "./build";

type Outcome = { name: string; passed: number; failed: number; skipped: number };

const results = "test-results";
const bin = (name: string) => path.join("node_modules", ".bin", name);
const shell = process.platform === "win32";

function run(title: string, command: string, args: string[]): boolean {
  console.log(`\n» ${title}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { stdio: "inherit", shell, env }).status === 0;
}

/** A check that is one thing: it passes or fails. */
function check(title: string, command: string, args: string[]): Outcome {
  const passed = run(title, command, args);
  return { name: title, passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
});
const browserReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

function readReport<T>(file: string, schema: z.ZodType<T>): T | null {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
}

function unitTests(): Outcome {
  const name = "Unit, integration and contract tests";
  const file = path.join(results, "unit.json");
  const ok = run(name, bin("vitest"), [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const report = readReport(file, vitestReport);
  const failed = report?.numFailedTests ?? 0;
  return {
    name,
    passed: report?.numPassedTests ?? 0,
    // A file that cannot be loaded fails the run without a failed test.
    failed: ok ? failed : Math.max(1, failed),
    skipped: report?.numPendingTests ?? 0,
  };
}

function browserTests(): Outcome {
  const name = "Browser and API tests";
  const ok = run(name, bin("playwright"), ["test"]);
  const report = readReport(path.join(results, "browser.json"), browserReport);
  const failed = report ? report.stats.unexpected + report.stats.flaky : 0;
  return {
    name,
    passed: report?.stats.expected ?? 0,
    failed: ok ? failed : Math.max(1, failed),
    skipped: report?.stats.skipped ?? 0,
  };
}

const isRoot = () => process.getuid?.() === 0;
const isThere = (program: string) => spawnSync("which", [program], { stdio: "ignore" }).status === 0;

/** Chromium from Debian where that is possible, otherwise Playwright's own. Redis is for tests alone and may be missing. */
function installSystemParts(): void {
  const missing = [
    ...(isThere("chromium") ? [] : ["chromium"]),
    ...(isThere("redis-server") ? [] : ["redis-server"]),
  ];
  if (missing.length > 0 && isRoot() && isThere("apt-get")) {
    run("Looking up Debian's packages", "apt-get", ["update", "-qq"]);
    run(`Installing ${missing.join(" and ")}`, "apt-get", [
      "install",
      "-y",
      "-qq",
      "--no-install-recommends",
      ...missing,
    ]);
  }
  if (isThere("chromium")) return;
  if (!run("Installing Chromium for the browser tests", bin("playwright"), ["install", "chromium"])) {
    console.error(
      "\nNo Chromium could be installed. Install one as /usr/bin/chromium, then run npm test again.",
    );
    process.exit(1);
  }
}

/** `npm test`: everything that CI runs. Closes on a line of how much passed and failed. */
export async function main(): Promise<void> {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const outcomes: Outcome[] = [
    check("Format and lint", bin("biome"), ["check", "."]),
    check("Types", bin("tsc"), ["--noEmit"]),
    check("Directions of imports", "npm", ["run", "--silent", "directions"]),
    check("Freshness of the API's client", "npm", ["run", "--silent", "api:client", "--", "--check"]),
  ];
  installSystemParts();
  outcomes.push(unitTests());
  buildWhenStale();
  outcomes.push(browserTests());
  const sum = (count: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  console.log("");
  for (const { name, passed, failed, skipped } of outcomes)
    console.log(`${failed > 0 ? "✗" : "✓"} ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  const failed = sum(outcome => outcome.failed);
  console.log(`${sum(outcome => outcome.passed)} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
