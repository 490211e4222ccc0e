import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startSimulator } from "@/simulator/start";
import { catalogOf } from "@/testing/spotify/catalog";
import { controlOf } from "@/testing/spotify/simulator-client";
import { Api } from "../../support/api";
import { type Instance, runCommand, startInstance } from "../../support/instances/instance";
import { createDataDirectory, ownPorts } from "../../support/instances/stacks";
import { importAll } from "../../support/library";
import { connect, createSpotifyAccountWithDevice, type Person, register } from "../../support/people";
import { expect, test } from "../../support/test";

const url = `http://127.0.0.1:${ownPorts.databaseEnds}`;
// The tests share one instance, so they run one after the other.
test.describe.configure({ mode: "serial" });

let simulator: Awaited<ReturnType<typeof startSimulator>>;
let directory: string;
let settings: Record<string, string>;
let instance: Instance;
let person: Person;

test.beforeAll(async () => {
  simulator = await startSimulator({ catalog: catalogOf(50) });
  directory = createDataDirectory("database-ends");
  settings = {
    PORT: String(ownPorts.databaseEnds),
    DATA_DIR: directory,
    LOG_LEVEL: "warn",
    SPOTIFY_ACCOUNTS_URL: simulator.url,
    SPOTIFY_API_URL: simulator.url,
  };
  instance = await startInstance(settings);
  person = await register(url);
  await connect(person.api, await createSpotifyAccountWithDevice(controlOf(simulator.url)));
});
test.afterAll(async () => {
  await instance.stop();
  await simulator.close();
  rmSync(directory, { recursive: true });
});

const inCluster = (name: string) => path.join(directory, "postgres", "cluster", name);
const killPostgres = () =>
  process.kill(Number(readFileSync(inCluster("postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");

/** Requests an address until it answers as usual. Returns the other statuses, with the code and Retry-After of each. */
async function answersUntil(client: Api, address: string, usual: number) {
  const others = new Set<string>();
  await expect
    .poll(
      async () => {
        const { status, headers, json } = await client.request("GET", address);
        const { code = "page" } = (json ?? {}) as { code?: string };
        if (status !== usual) others.add(`${status} ${code} ${headers["retry-after"]}`);
        return status;
      },
      { timeout: 60_000, intervals: [10] },
    )
    .toBe(usual);
  return [...others];
}

test("When PostgreSQL is killed it comes back, people stay signed in, and requests in between get 503", async () => {
  killPostgres();
  const guest = new Api(url);
  const [fromApi = [], ...fromPages] = await Promise.all([
    answersUntil(person.api, "/api/v1/me", 200),
    answersUntil(guest, "/sign-in", 200),
    answersUntil(guest, "/music", 307),
  ]);
  expect(fromApi).toEqual(fromApi.map(() => "503 database_unavailable 5"));
  for (const answers of fromPages) expect(answers).toEqual(answers.map(() => "503 page 5"));
  await importAll(person.api);
  expect(instance.output()).toContain("PostgreSQL runs again");
});

test("When the start script is killed the app ends, and the next start takes over PostgreSQL", async () => {
  await instance.kill();
  const isListening = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  await expect.poll(isListening, { timeout: 30_000 }).toBe(false);
  instance = await startInstance(settings);
  expect(instance.output()).toContain("Took over the PostgreSQL");
  expect((await person.api.request("GET", "/api/v1/me")).status).toBe(200);
});

test("A start without secrets.json, or with another key, names the cause and the number of people", async () => {
  expect(await instance.stop()).toBe(0);
  const file = path.join(directory, "secrets.json");
  renameSync(file, `${file}.kept`);
  expect(await runCommand("start", settings)).toMatchObject({
    code: 1,
    output: expect.stringMatching(/secrets\.json does not exist.* 1 person/),
  });
  expect(existsSync(file)).toBe(false);

  const secrets = JSON.parse(readFileSync(`${file}.kept`, "utf8"));
  const EncryptionKeys = `k1:${randomBytes(32).toString("base64")}`;
  writeFileSync(file, JSON.stringify({ ...secrets, ENCRYPTION_KEYS: EncryptionKeys }), { mode: 0o644 });
  const { code, output } = await runCommand("start", settings);
  expect(code).toBe(1);
  expect(output).toMatch(/ENCRYPTION_KEYS does not fit[\s\S]* 1 person .*"k1"/);
  expect(output).toContain("chmod 600");
  renameSync(`${file}.kept`, file);
  instance = await startInstance(settings);
});

test("When PostgreSQL cannot be started again, everything ends with one sentence and exit code 1", async () => {
  renameSync(inCluster("global/pg_control"), inCluster("global/kept"));
  killPostgres();
  expect(await instance.ended).toBe(1);
  expect(instance.output()).toMatch(/The embedded PostgreSQL ended\. .*pg_control/);
  renameSync(inCluster("global/kept"), inCluster("global/pg_control"));
  instance = await startInstance(settings);
});
