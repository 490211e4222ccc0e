import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { buildWhenStale } from "../scripts/build";

const nextBin = path.join("node_modules", "next", "dist", "bin", "next");
const copiedPaths = [
  ...["app", "components", "lib", "public", "prisma", "instrumentation.ts", "proxy.ts"],
  ...["next.config.mjs", "postcss.config.mjs", "tsconfig.json", "package.json"],
];

/** Builds a copy of the app with the baseline route. The copy is inside the project so that it finds node_modules. */
function buildWithBaselineRoute(): string {
  const copy = mkdtempSync(path.resolve(".bench-"));
  for (const source of copiedPaths) cpSync(source, path.join(copy, source), { recursive: true });
  const folder = path.join(copy, "app", "api", "baseline");
  mkdirSync(folder);
  cpSync(path.join("bench", "baseline", "route.ts"), path.join(folder, "route.ts"));
  console.log("» Building the app with the baseline route (a minute)");
  const { status } = spawnSync(process.execPath, [path.resolve(nextBin), "build"], {
    cwd: copy,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) throw new Error("The build failed; see the output above.");
  return copy;
}

async function startApp(directory: string, port: number): Promise<ChildProcess> {
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    [path.resolve(nextBin), "start", "-p", String(port), "-H", "127.0.0.1"],
    {
      cwd: directory,
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        NODE_ENV: "production",
        PORT: String(port),
        PUBLIC_URL: url,
        NEXTAUTH_URL: url,
        WORKER: "none",
      },
    },
  );
  const isReady = () =>
    fetch(`${url}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (child.exitCode === null && !(await isReady()))
    await new Promise(resolve => setTimeout(resolve, 100));
  return child;
}

async function withStartedApp(
  directory: string,
  port: number,
  measure: (url: string) => Promise<void>,
): Promise<void> {
  let server: ChildProcess | undefined;
  try {
    server = await startApp(directory, port);
    await measure(`http://127.0.0.1:${port}`);
  } finally {
    server?.kill();
  }
}

/** Starts the built app, calls `measure`, and stops it. */
export function withApp(port: number, measure: (url: string) => Promise<void>): Promise<void> {
  buildWhenStale();
  return withStartedApp(process.cwd(), port, measure);
}

/** Builds the app with the baseline route, starts it, calls `measure`, and removes it. */
export async function withBaselineApp(port: number, measure: (url: string) => Promise<void>): Promise<void> {
  const copy = buildWithBaselineRoute();
  try {
    await withStartedApp(copy, port, measure);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
