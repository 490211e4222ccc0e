import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildImage, requirePrograms } from "./image/build-image";
import { type Container, runContainer, type Unpacked, unpackImage, userId } from "./image/container";
import { type Account, checkLibrary, signUpToImport, waitUntil } from "./image/walk";

const ports = { app: 3970, simulator: 3971 };
const url = `http://127.0.0.1:${ports.app}`;
const simulatorUrl = `http://127.0.0.1:${ports.simulator}`;
const maxMegabytes = 450;
const maxStopSeconds = 10;

const settings = {
  // The container shares this machine's network here.
  HOST: "127.0.0.1",
  PORT: String(ports.app),
  SIMULATOR_PORT: String(ports.simulator),
  SPOTIFY_ACCOUNTS_URL: simulatorUrl,
  SPOTIFY_API_URL: simulatorUrl,
};

function checkContent({ folder, config }: Unpacked): void {
  const megabytes = Number.parseInt(
    spawnSync("du", ["-s", "-B1000000", "--apparent-size", folder], { encoding: "utf8" }).stdout,
    10,
  );
  console.log(`» The image has ${megabytes} MB unpacked (goal: under ${maxMegabytes})`);
  assert(megabytes < maxMegabytes, "the image is too large");
  assert.equal(config.User, "tonearm");
  assert(config.Env.includes("HOST=0.0.0.0"), "the app is not reachable from outside the container");
  for (const tool of ["gcc", "make", "python3", "git"])
    assert(!existsSync(path.join(folder, "usr", "bin", tool)), `the image has the build tool ${tool}`);
  for (const name of ["typescript", "tailwindcss", "vitest", "@playwright"])
    assert(!existsSync(path.join(folder, "app", "node_modules", name)), `the image has the package ${name}`);
}

const isReady = () => fetch(`${url}/api/health/ready`).then(reply => reply.ok);

async function stopInTime(name: string, container: Container): Promise<void> {
  const { code, seconds } = await container.stop();
  console.log(`» ${name} stopped ${seconds.toFixed(1)} s after SIGTERM`);
  assert.equal(code, 0, container.output());
  assert(seconds < maxStopSeconds, `${name} took too long to stop`);
}

/** Runs `work` beside a container, and stops the container. */
async function withContainer(name: string, container: Container, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(container.output());
    container.process.kill("SIGKILL");
    throw error;
  }
  await stopInTime(name, container);
}

async function walk(image: Unpacked, data: string): Promise<void> {
  const start = (command: string[], folder = "instance") =>
    runContainer(image, path.join(data, folder), command, settings);
  const { Cmd, Healthcheck } = image.config;
  let account: Account = { email: "", password: "" };
  await withContainer("The simulator", start(["simulator"], "simulator"), async () => {
    await waitUntil("the simulator answers", async () => Boolean(await fetch(simulatorUrl)));
    const first = start(Cmd);
    await withContainer("The instance", first, async () => {
      await waitUntil("the instance is ready", isReady);
      assert.equal(first.run(Healthcheck.Test.slice(1)), 0, "the health check fails");
      account = await signUpToImport(url);
      const second = start(["npm", "run", "db:migrate"]);
      await waitUntil("the second container has ended", async () => second.process.exitCode !== null);
      assert.match(second.output(), /Another container uses the volume/);
    });
    assert.notEqual(first.run(Healthcheck.Test.slice(1)), 0, "the health check does not notice the end");
    await withContainer("The instance after a second start", start(Cmd), async () => {
      await waitUntil("the instance is ready again", isReady);
      await checkLibrary(url, account);
    });
  });
  const migration = start(["db:migrate"]);
  await waitUntil("the migration has ended", async () => migration.process.exitCode !== null);
  assert.match(migration.output(), /up to date/);
  await withContainer("The demo", start(["demo"], "demo"), async () => {
    await waitUntil("the demo is ready", isReady);
    assert(existsSync(path.join(data, "demo", "demo", "postgres")), "the demo uses the data of an instance");
  });
}

/** `npm run test:image`: builds the container image without a registry, and goes from sign-up to import in it. */
export async function main(): Promise<void> {
  requirePrograms();
  buildImage();
  const image = unpackImage();
  const data = mkdtempSync(path.join(tmpdir(), "tonearm-image-data-"));
  try {
    checkContent(image);
    await walk(image, data);
    console.log(`\nThe image works as user ${userId}, with its data kept.`);
  } finally {
    image.remove();
    rmSync(data, { recursive: true, force: true });
  }
}
