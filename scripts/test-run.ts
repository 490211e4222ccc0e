import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";

export type Outcome = { name: string; passed: number; failed: number; skipped: number };

/** A test with its duration in milliseconds. */
type FinishedTest = { title: string; file: string; duration: number; failed: boolean };

const resultsFolder = "test-results";
const isWindows = process.platform === "win32";

export const bin = (name: string) => path.join("node_modules", ".bin", name);

/** Runs a command with its output on this terminal. @returns true when it succeeded */
export function run(title: string, command: string, args: string[], variables = {}): boolean {
  console.log(`\n» ${title}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", ...variables };
  return spawnSync(command, args, { stdio: "inherit", shell: isWindows, env }).status === 0;
}

/**
 * Runs a command beside others and prints its output when it has ended. The output goes to a file: a pipe would fill up and stop the
 * command while `run` keeps this process from reading it.
 * @returns true when it succeeded
 */
export async function runBeside(title: string, command: string, args: string[]): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), "tonearm-run-"));
  const file = path.join(folder, "output");
  const output = openSync(file, "a");
  try {
    const child = spawn(command, args, { stdio: ["ignore", output, output], shell: isWindows });
    const [code] = await once(child, "close");
    console.log(`\n» ${title}\n${readFileSync(file, "utf8")}`);
    return code === 0;
  } finally {
    closeSync(output);
    rmSync(folder, { recursive: true });
  }
}

/** Prints one line for each outcome and `N passed, N failed` at the end; any failure sets exit code 1. */
export function report(outcomes: Outcome[]): void {
  const sum = (count: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  console.log("");
  for (const { name, passed, failed, skipped } of outcomes)
    console.log(`${failed > 0 ? "✗" : "✓"} ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  const failed = sum(outcome => outcome.failed);
  console.log(`${sum(outcome => outcome.passed)} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

export function clearResults(): void {
  rmSync(resultsFolder, { recursive: true, force: true });
  mkdirSync(resultsFolder, { recursive: true });
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), duration: z.number().nullish() }),
      ),
    }),
  ),
});

type Suite = { suites?: Suite[] | undefined; specs: z.infer<typeof spec>[] };
const spec = z.object({
  title: z.string(),
  file: z.string(),
  ok: z.boolean(),
  tests: z.array(z.object({ results: z.array(z.object({ duration: z.number() })) })),
});
const suite: z.ZodType<Suite> = z.object({
  get suites() {
    return z.array(suite).optional();
  },
  specs: z.array(spec),
});
const playwrightReport = z.object({
  suites: z.array(suite),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

const unitFile = path.join(resultsFolder, "unit.json");
const browserFile = path.join(resultsFolder, "browser.json");

function readReport<T>(file: string, schema: z.ZodType<T>): T | null {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
}

/** Runs vitest. If the run fails without a failed test, because a file cannot be loaded, that counts as one failed test. */
export function runVitest(name: string, args: string[], variables = {}): Outcome {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${unitFile}`];
  const passed = run(name, bin("vitest"), ["run", ...reporters, ...args], variables);
  const result = readReport(unitFile, vitestReport);
  const failed = result?.numFailedTests ?? 0;
  return {
    name,
    passed: result?.numPassedTests ?? 0,
    failed: passed ? failed : Math.max(1, failed),
    skipped: result?.numPendingTests ?? 0,
  };
}

/** Runs Playwright; its configuration writes the report. A flaky test counts as failed. */
export function runPlaywright(name: string, args: string[], variables = {}): Outcome {
  const passed = run(name, bin("playwright"), ["test", ...args], variables);
  const stats = readReport(browserFile, playwrightReport)?.stats;
  const failed = stats ? stats.unexpected + stats.flaky : 0;
  return {
    name,
    passed: stats?.expected ?? 0,
    failed: passed ? failed : Math.max(1, failed),
    skipped: stats?.skipped ?? 0,
  };
}

const specsOf = ({ suites = [], specs }: Suite): z.infer<typeof spec>[] => [
  ...specs,
  ...suites.flatMap(specsOf),
];

function finishedTests(): FinishedTest[] {
  const unit = readReport(unitFile, vitestReport)?.testResults ?? [];
  const browser = readReport(browserFile, playwrightReport)?.suites ?? [];
  return [
    ...unit.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ fullName, status, duration }) => ({
        title: fullName,
        failed: status === "failed",
        file: path.relative(process.cwd(), name),
        duration: duration ?? 0,
      })),
    ),
    ...browser.flatMap(specsOf).flatMap(({ title, file, ok, tests }) =>
      tests.map(({ results }) => ({
        title,
        failed: !ok,
        file: path.join("e2e", file),
        duration: results.reduce((total, result) => total + result.duration, 0),
      })),
    ),
  ];
}

/** Prints the slowest tests of the run, which are worth shortening. */
export function printSlowest(count = 20): void {
  const slowest = finishedTests().sort((a, b) => b.duration - a.duration);
  console.log(`\nSlowest ${count} tests`);
  for (const { title, file, duration } of slowest.slice(0, count))
    console.log(`${(duration / 1000).toFixed(1).padStart(7)} s  ${file}  ${title.slice(0, 90)}`);
}

/** Prints the names of the failed tests once more, because the reports of passed tests may hide them. */
export function printFailed(): void {
  const failed = finishedTests().filter(test => test.failed);
  if (failed.length > 0) console.log("\nFailed tests");
  for (const { title, file } of failed) console.log(`✗ ${file}  ${title}`);
}

const isRoot = () => process.getuid?.() === 0;
const isInstalled = (program: string) => spawnSync("which", [program], { stdio: "ignore" }).status === 0;

/** Debian's packages with a browser for the tests, the faster first. */
const browsers = ["chromium-headless-shell", "chromium"];

/** Programs that tests use if they are installed, with Debian's package of each. Without one, its tests are skipped. */
const optionalPackages = {
  "redis-server": "redis-server",
  caddy: "caddy",
  nginx: "nginx-light",
  prometheus: "prometheus",
};

/** Programs that only `npm run test:deep` uses: the other browsers. */
export const deepPackages = {
  "firefox-esr": "firefox-esr",
  WebKitWebDriver: "webkit2gtk-driver",
  Xvfb: "xvfb",
};

/**
 * Installs a browser, and other programs where Debian's packages can be installed.
 * Prefers the headless shell: the browser tests run about 30 % faster in it.
 */
export function installSystemPackages(more: Record<string, string> = {}): void {
  const [headlessShell = "", chromium = ""] = browsers;
  const packages = Object.entries({ [headlessShell]: headlessShell, ...optionalPackages, ...more });
  const missing = packages.filter(([program]) => !isInstalled(program)).map(([, name]) => name);
  if (missing.length > 0 && isRoot() && isInstalled("apt-get")) {
    const install = (program: string) =>
      run(`Installing ${program}`, "apt-get", ["install", "-y", "-qq", "--no-install-recommends", program]);
    run("Reading Debian's package lists", "apt-get", ["update", "-qq"]);
    for (const program of missing) install(program);
    if (!browsers.some(isInstalled)) install(chromium);
  }
  if (browsers.some(isInstalled)) return;
  if (!run("Installing Chromium for the browser tests", bin("playwright"), ["install", "chromium"])) {
    console.error(
      "\nChromium could not be installed. Install it as /usr/bin/chromium, then run the tests again.",
    );
    process.exit(1);
  }
}
