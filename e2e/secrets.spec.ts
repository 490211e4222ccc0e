import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { operations } from "@/lib/api/operations";
import type { Operation } from "@/lib/api/operations/operation";
import { startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";
import { startSimulator } from "@/simulator/start";
import { sizeByDepth } from "@/testing/depth";
import { catalogOf } from "@/testing/spotify/catalog";
import { controlOf } from "@/testing/spotify/simulator-client";
import { startInstance } from "./support/instances/instance";
import type { ObservedInstance } from "./support/instances/observed-instance";
import { createDataDirectory, ownPorts } from "./support/instances/stacks";
import { type Exchange, startRecorder } from "./support/recorder";
import { allowed, kinds, type Piece, Secrets } from "./support/secrets/secrets";
import { breakDatabase, breakSpotify } from "./support/secrets/secrets-faults";
import { callEveryOperation, connectWrongly } from "./support/secrets/secrets-operations";
import {
  sendFormsWithoutJavaScript,
  signInThroughNextAuth,
  visitScreens,
} from "./support/secrets/secrets-screens";
import { expect, test } from "./support/test";

const linesOf = (where: string, text: string): Piece[] =>
  text.split("\n").map(line => ({ where, text: line }));

const repliesIn = (exchanges: Exchange[]): Piece[] =>
  exchanges
    // The files of the build are the same for everybody.
    .filter(({ path: address }) => !address.startsWith("/_next/static/"))
    .flatMap(({ method, path: address, reply }) => [
      ...reply.headers.map(([name, value]) => ({
        where: `${method} ${address}, header ${name}`,
        text: value,
      })),
      { where: `${method} ${address}, body`, text: reply.body },
    ]);

test("no log and no reply holds a password, a token, a code, a state or a key", async ({ browser }) => {
  test.slow();
  const port = ownPorts.secrets;
  const directory = createDataDirectory("secrets");
  const spotify = await startRecorder(() => `http://127.0.0.1:${simulator.port}`);
  const simulator = await startSimulator({ catalog: catalogOf(300), publicUrl: spotify.url });
  const people = await startRecorder(() => `http://127.0.0.1:${port + 1}`, port);
  const app = await startInstance({
    PORT: String(port + 1),
    PUBLIC_URL: people.url,
    DATA_DIR: directory,
    SPOTIFY_ACCOUNTS_URL: spotify.url,
    SPOTIFY_API_URL: spotify.url,
    LOG_LEVEL: "trace",
  });
  const { url: databaseUrl, adminUrl, stop: leaveDatabase } = await startEmbeddedPostgres(directory);
  await leaveDatabase();
  const instance: ObservedInstance = {
    url: people.url,
    control: controlOf(`http://127.0.0.1:${simulator.port}`),
    browser,
    databaseUrl,
    opensEveryPage: sizeByDepth(false, true),
    latestCredentials: ({ clientId, clientSecret }) => {
      const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
      const grant = spotify.exchanges.findLast(
        ({ request, reply }) =>
          request.headers.authorization === `Basic ${basic}` && reply.body.includes("refresh_token"),
      );
      const { access_token, refresh_token } = JSON.parse(grant?.reply.body ?? "{}");
      return { ACCESS: access_token, REFRESH: refresh_token, BASIC: basic, SECRET: clientSecret };
    },
  };
  try {
    for (const use of [
      visitScreens,
      sendFormsWithoutJavaScript,
      signInThroughNextAuth,
      connectWrongly,
      callEveryOperation,
      breakSpotify,
      breakDatabase,
    ])
      await test.step(use.name, () => use(instance));
  } finally {
    await app.stop();
    await simulator.close();
    for (const recorder of [people, spotify]) recorder.close();
  }

  const documented = Object.values<Operation>(operations).map(({ example, reply }) => [example, reply]);
  const secrets = new Secrets(JSON.stringify(documented));
  for (const exchange of people.exchanges) secrets.addFromPeople(exchange);
  for (const exchange of spotify.exchanges) secrets.addFromSpotify(exchange);
  const keys = JSON.parse(readFileSync(path.join(directory, "secrets.json"), "utf8"));
  const passwords = [databaseUrl, adminUrl].map(url => new URL(url).password);
  for (const part of [keys.APP_SECRET, ...keys.ENCRYPTION_KEYS.split(/[:,]/), ...passwords])
    secrets.add("secret of the instance", part);

  const log = app.output();
  const { leaks, found } = secrets.searchIn([
    ...linesOf("log", log),
    ...linesOf("PostgreSQL's log", readFileSync(path.join(directory, "postgres", "server.log"), "utf8")),
    ...repliesIn(people.exchanges),
  ]);
  expect(leaks).toEqual([]);

  // The search was worth something: each kind of secret, allowed place and log line occurred.
  expect(secrets.kinds()).toEqual(new Set(kinds));
  expect(found).toEqual(new Set(allowed));
  for (const line of [
    "unexpected error",
    "unexpected error of a page",
    "connecting failed",
    "an import failed",
    "Spotify refused",
    "Spotify refused a refresh token",
    "Spotify asked for a pause",
    "Bearer [secret]",
  ])
    expect(log).toContain(line);
  rmSync(directory, { recursive: true });
});
