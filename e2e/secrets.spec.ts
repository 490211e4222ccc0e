import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { operations } from "@/lib/api/operations";
import type { Operation } from "@/lib/api/operations/operation";
import { startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";
import { startSimulator } from "@/simulator/start";
import { catalogOf } from "@/testing/catalog";
import { controlOf } from "@/testing/simulator-client";
import { startInstance } from "./support/instance";
import { type Exchange, startRecorder } from "./support/recorder";
import { allowed, kinds, type Piece, Secrets } from "./support/secrets";
import {
  badDaysOfSpotify,
  connectingWrongly,
  everyRoute,
  living,
  onTheScreens,
  type Stage,
  throughNextAuth,
  unforeseen,
} from "./support/secrets-walk";
import { ownPorts } from "./support/stacks";

const linesOf = (where: string, text: string): Piece[] =>
  text.split("\n").map(line => ({ where, text: line }));

const repliesIn = (exchanges: Exchange[]): Piece[] =>
  exchanges.flatMap(({ method, path, got }) => [
    ...got.headers.map(([name, value]) => ({ where: `${method} ${path}, header ${name}`, text: value })),
    { where: `${method} ${path}, body`, text: got.body },
  ]);

test("no secret, token, code or state is in a log, an error or a reply", async ({ browser }) => {
  test.slow();
  const port = ownPorts.secrets;
  const directory = mkdtempSync(path.join(tmpdir(), "tonearm-e2e-secrets-"));
  const spotify = await startRecorder(() => `http://127.0.0.1:${simulator.port}`);
  const simulator = await startSimulator({ catalog: catalogOf(300), publicUrl: spotify.url });
  const ours = await startRecorder(() => `http://127.0.0.1:${port + 1}`, port);
  const app = await startInstance({
    PORT: String(port + 1),
    PUBLIC_URL: ours.url,
    DATA_DIR: directory,
    SPOTIFY_ACCOUNTS_URL: spotify.url,
    SPOTIFY_API_URL: spotify.url,
    LOG_LEVEL: "trace",
  });
  const { url: databaseUrl } = await startEmbeddedPostgres(directory);
  const stage: Stage = {
    url: ours.url,
    control: controlOf(`http://127.0.0.1:${simulator.port}`),
    browser,
    databaseUrl,
    givenTo: ({ clientId, clientSecret }) => {
      const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
      const given = spotify.exchanges.findLast(
        ({ sent, got }) =>
          sent.headers.authorization === `Basic ${basic}` && got.body.includes("refresh_token"),
      );
      const { access_token, refresh_token } = JSON.parse(given?.got.body ?? "{}");
      return { ACCESS: access_token, REFRESH: refresh_token, BASIC: basic, SECRET: clientSecret };
    },
  };
  try {
    await test.step("screens", () => onTheScreens(stage));
    await test.step("next-auth", () => throughNextAuth(stage));
    await test.step("connecting wrongly", () => connectingWrongly(stage));
    await test.step("every route", async () => everyRoute(stage, await living(stage)));
    await test.step("bad days of Spotify", () => badDaysOfSpotify(stage));
    await test.step("what nobody foresaw", () => unforeseen(stage));
  } finally {
    await app.stop();
    await simulator.close();
    for (const recorder of [ours, spotify]) recorder.close();
  }

  const documented = Object.values<Operation>(operations).map(({ example, reply }) => [example, reply]);
  const secrets = new Secrets(JSON.stringify(documented));
  for (const exchange of ours.exchanges) secrets.addFromPeople(exchange);
  for (const exchange of spotify.exchanges) secrets.addFromSpotify(exchange);
  const made = JSON.parse(readFileSync(path.join(directory, "secrets.json"), "utf8"));
  for (const part of [made.APP_SECRET, ...made.ENCRYPTION_KEYS.split(/[:,]/), new URL(databaseUrl).password])
    secrets.add("secret of the instance", part);

  const log = app.printed();
  const { leaks, met } = secrets.searchIn([
    ...linesOf("log", log),
    ...linesOf("PostgreSQL's log", readFileSync(path.join(directory, "postgres", "server.log"), "utf8")),
    ...repliesIn(ours.exchanges),
  ]);
  expect(leaks).toEqual([]);

  // All of it took place, and was looked for.
  expect(secrets.kinds()).toEqual(new Set(kinds));
  expect(met).toEqual(new Set(allowed));
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
