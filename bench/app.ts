import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";

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

async function startApp(
  directory: string,
  port: number,
  settings: Record<string, string>,
): Promise<ChildProcess> {
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [path.resolve("scripts", "serve.mjs")], {
    cwd: directory,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(port),
      PUBLIC_URL: url,
      NEXTAUTH_URL: url,
      WORKER: "none",
      ...settings,
    },
  });
  const isReady = () =>
    fetch(`${url}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (child.exitCode === null && !(await isReady()))
    await new Promise(resolve => setTimeout(resolve, 100));
  return child;
}

/** Gets the address of the app and the number of its process. */
type Measure = (url: string, pid: number) => Promise<void>;

async function withStartedApp(
  directory: string,
  port: number,
  measure: Measure,
  settings: Record<string, string> = {},
): Promise<void> {
  let server: ChildProcess | undefined;
  try {
    server = await startApp(directory, port, settings);
    await measure(`http://127.0.0.1:${port}`, server.pid ?? 0);
  } finally {
    server?.kill();
  }
}

/** Starts the built app with further settings, calls `measure`, and stops it. */
export function withApp(
  port: number,
  measure: Measure,
  settings: Record<string, string> = {},
): Promise<void> {
  return withStartedApp(process.cwd(), port, measure, settings);
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
