import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chownSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildImage, requirePrograms } from "./image/build-image";
import { type Container, runContainer, type Unpacked, unpackImage, userId } from "./image/container";
import { type Account, checkLibrary, signUpToImport, waitUntil } from "./image/walk";

/** Returns a port that no program of this machine uses: the containers share its network here. */
const freePort = () =>
  new Promise<number>(resolve => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

const ports = { app: await freePort(), simulator: await freePort() };
const url = `http://127.0.0.1:${ports.app}`;
const simulatorUrl = `http://127.0.0.1:${ports.simulator}`;
const maxMegabytes = 450;
const maxStopSeconds = 10;

const settings = {
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
  assert.doesNotMatch(container.output(), /unhandledRejection|EACCES/);
  assert(seconds < maxStopSeconds, `${name} took too long to stop`);
}

/** Runs `work` beside a container, and stops the container. */
async function withContainer(name: string, container: Container, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(container.output());
    container.kill();
    throw error;
  }
  await stopInTime(name, container);
}

/** Where the test puts a backup, in the container. */
const backup = "/data/backup.gz";

/** Runs commands of the image on a folder of data. */
class Walk {
  private account: Account = { email: "", password: "" };

  constructor(
    private readonly image: Unpacked,
    private readonly data: string,
  ) {}

  private start(command: string[], folder: string): Container {
    return runContainer(this.image, path.join(this.data, folder), command, settings);
  }

  /** Runs a command to its end. @returns what it printed */
  private async run(command: string[], folder: string): Promise<string> {
    const container = this.start(command, folder);
    await waitUntil(`${command.join(" ")} has ended`, async () => container.process.exitCode !== null);
    return container.output();
  }

  private async withInstance(name: string, folder: string, work: (container: Container) => Promise<void>) {
    const container = this.start(this.image.config.Cmd, folder);
    await withContainer(name, container, async () => {
      await waitUntil(`${name} is ready`, isReady);
      await work(container);
    });
  }

  private async newInstance(container: Container): Promise<void> {
    const healthCheck = this.image.config.Healthcheck.Test.slice(1);
    assert.equal(container.run(healthCheck), 0, "the health check fails");
    this.account = await signUpToImport(url);
    assert.equal(container.run(["npm", "run", "backup", backup]), 0, "the backup fails beside the instance");
    assert.match(
      await this.run(["npm", "run", "db:migrate"], "instance"),
      /Another container uses the volume/,
    );
  }

  private async restored(): Promise<void> {
    mkdirSync(path.join(this.data, "restored"));
    const name = path.basename(backup);
    const copy = path.join(this.data, "restored", name);
    copyFileSync(path.join(this.data, "instance", name), copy);
    chownSync(copy, userId, userId);
    assert.match(await this.run(["restore", backup], "restored"), /Restored \d+ rows/);
    await this.withInstance("The restored instance", "restored", () => checkLibrary(url, this.account));
  }

  private async demo(): Promise<void> {
    await withContainer("The demo", this.start(["demo"], "demo"), () =>
      waitUntil("the demo is ready", isReady),
    );
    assert(
      existsSync(path.join(this.data, "demo", "demo", "postgres")),
      "the demo uses the data of an instance",
    );
  }

  async go(): Promise<void> {
    await withContainer("The simulator", this.start(["simulator"], "simulator"), async () => {
      await waitUntil("the simulator answers", async () => Boolean(await fetch(simulatorUrl)));
      await this.withInstance("The instance", "instance", container => this.newInstance(container));
      await this.withInstance("The second start", "instance", () => checkLibrary(url, this.account));
      await this.restored();
    });
    assert.match(await this.run(["db:migrate"], "instance"), /up to date/);
    await this.demo();
  }
}

/** `npm run test:image`: builds the container image without a registry, and goes from sign-up to import in it. */
export async function main(): Promise<void> {
  requirePrograms();
  buildImage();
  const image = unpackImage();
  const data = mkdtempSync(path.join(tmpdir(), "tonearm-image-data-"));
  try {
    checkContent(image);
    await new Walk(image, data).go();
    console.log(`\nThe image works as user ${userId}, with its data kept.`);
  } finally {
    image.remove();
    rmSync(data, { recursive: true, force: true });
  }
}
