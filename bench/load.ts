import { cpus, loadavg } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { inBackground, prisma, sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { cancelOpenImports } from "@/lib/sync/cancel-import";
import { controlOf } from "@/testing/spotify/simulator-client";
import { withApp } from "./app";
import { withBenchEnvironment } from "./environment";
import { type Reply, requestsPerHour, runAlone, runTogether } from "./load/ordinary-hour";
import { createPeople, type Person } from "./load/people";
import { findMostStreams, type StreamStep, Streams } from "./load/streams";
import { measureSeconds, quantile } from "./measure";
import { type Memory, memoryOf, postgresProcess, processTree } from "./memory";
import { type Figure, report } from "./report";

const port = 8796;
const latencyMs = 40;
const streamCounts = [250, 500, 1_000, 1_500, 2_000, 2_500, 3_000, 4_000];
/** The most event streams that one person can have open; see lib/api/http/open-streams.ts. */
const maxStreamsPerPerson = 20;
const afterImportsMs = 10_000;
const goals = { p95: 300, webMemory: 1_200, streams: 2_000 };

const describeLoad = () => `load average ${loadavg()[0]?.toFixed(1)} on ${cpus().length} processors`;

/** Returns the number after an option such as `--people`. */
function sizeOf(parameters: string[], option: string, otherwise: number): number {
  const index = parameters.indexOf(option);
  const size = index < 0 ? otherwise : Number(parameters[index + 1]);
  if (!Number.isInteger(size) || size < 2) throw new Error(`${option} needs a number of at least 2.`);
  return size;
}

const times = (replies: Reply[], kind?: string) =>
  replies.filter(reply => !kind || reply.kind === kind).map(({ ms }) => ms);

function describeTimes(replies: Reply[]) {
  const row = (values: number[]) => ({
    requests: values.length,
    p50: Math.round(quantile(values, 0.5)),
    p95: Math.round(quantile(values, 0.95)),
    p99: Math.round(quantile(values, 0.99)),
  });
  const kinds = [...new Set(replies.map(({ kind }) => kind))];
  return Object.fromEntries([
    ...kinds.map(kind => [kind, row(times(replies, kind))]),
    ["all", row(times(replies))],
  ]);
}

function countErrors(replies: Reply[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { error } of replies) if (error) counts.set(error, (counts.get(error) ?? 0) + 1);
  return counts;
}

async function startImports(url: string, people: Person[]): Promise<void> {
  for (const { headers } of people) {
    const reply = await fetch(`${url}/api/v1/spotify/import`, {
      method: "POST",
      headers: { ...headers, origin: url, "content-type": "application/json" },
      body: "{}",
    });
    if (reply.status !== 202) throw new Error(`An import did not start: ${await reply.text()}`);
  }
}

/** Cancels the open imports, and waits until their last calls have ended. @returns how far the imports came */
async function endImports(people: Person[]): Promise<object[]> {
  const counts = await sql<{ state: string; count: number; entries: number }>(
    "SELECT state::text, count(*)::int AS count, sum(progress_done)::int AS entries FROM sync_jobs GROUP BY state",
  );
  for (const { ctx } of people) await cancelOpenImports(prisma(), { userId: ctx.userId });
  await wait(afterImportsMs);
  return counts;
}

/** Watches the memory of processes until `task` ends. @returns the highest values */
async function watchMemory<T>(pids: () => number[], task: Promise<T>): Promise<{ result: T; most: Memory }> {
  const most = { pss: 0, rss: 0 };
  const look = () => {
    const { pss, rss } = memoryOf(pids());
    Object.assign(most, { pss: Math.max(most.pss, pss), rss: Math.max(most.rss, rss) });
  };
  const timer = setInterval(look, 2_000);
  const result = await task.finally(() => clearInterval(timer));
  look();
  return { result, most };
}

const memoryFigures = (name: string, { pss, rss }: Memory, goal?: number): Figure[] => [
  { name: `${name}: most memory (PSS)`, value: pss, unit: "MB" },
  {
    name: `${name}: most memory (RSS)`,
    value: rss,
    unit: "MB",
    ...(goal && { goal: `under ${goal}`, met: rss < goal }),
  },
];

function streamFigures(steps: StreamStep[], counts: number[]): Figure[] {
  const alone = steps[0]?.ms ?? Number.NaN;
  const last = steps.findLast(({ ms, lost }) => ms <= 2 * alone && lost === 0)?.streams ?? 0;
  return [
    { name: "a list without event streams", value: alone, unit: "ms p50" },
    {
      name: "event streams before it takes twice as long",
      value: last,
      unit: last === counts.at(-1) ? "streams (not more tried)" : "streams",
      goal: `at least ${goals.streams}`,
      met: last >= goals.streams,
    },
  ];
}

function hourFigures(name: string, replies: Reply[], seconds: number): Figure[] {
  const value = (part: number) => quantile(times(replies), part);
  return [
    { name, value: replies.length / seconds, unit: "requests/s" },
    { name, value: value(0.5), unit: "ms p50" },
    { name, value: value(0.95), unit: "ms p95", goal: `under ${goals.p95}`, met: value(0.95) < goals.p95 },
    { name, value: value(0.99), unit: "ms p99" },
  ];
}

function errorFigures(replies: Reply[], lost: number): Figure[] {
  const failed = replies.filter(({ error }) => error && !/^[34]/.test(error)).length;
  const refused = replies.filter(({ error }) => error).length - failed;
  return [
    { name: "failed requests", value: failed, unit: "requests", goal: "0", met: failed === 0 },
    { name: "refused requests", value: refused, unit: "requests" },
    { name: "ended event streams", value: lost, unit: "streams", goal: "0", met: lost === 0 },
  ];
}

/**
 * `npm run bench load [--people N] [--songs N] [--seconds N]`: an hour of many people within two minutes, first without imports and
 * then while a tenth of the people import, beside one person alone.
 */
export const main = (jsonFile?: string, parameters: string[] = []): Promise<void> =>
  withBenchEnvironment(async simulatorUrl => {
    const people = sizeOf(parameters, "--people", 500);
    const songs = sizeOf(parameters, "--songs", 10_000);
    const hourSeconds = sizeOf(parameters, "--seconds", 120);
    const sizes = { people, songs, importing: Math.ceil(people / 10) };
    const measure = async (url: string, pid: number) => {
      console.log(`» Creating ${people} people with ${songs} songs each (${describeLoad()})`);
      const { result: everyone, seconds } = await measureSeconds(() =>
        inBackground(() => createPeople(url, simulatorUrl, sizes)),
      );
      await controlOf(simulatorUrl)("PATCH", "settings", { latencyMs });
      const alone = everyone.at(-1) as Person;
      const importing = everyone.slice(0, sizes.importing);
      console.log(`» One person alone (created in ${seconds.toFixed(0)} s, ${describeLoad()})`);
      await runAlone(url, alone, 5);
      const single = await runAlone(url, alone, 10);
      const database = await postgresProcess();
      const streams = new Streams(url, everyone);
      await streams.openUntil(people);
      const runHours = async () => {
        console.log(`» Everybody together (${describeLoad()})`);
        const quiet = await runTogether(url, everyone, hourSeconds * 1000);
        await startImports(url, importing);
        console.log(`» Everybody together, ${sizes.importing} people import (${describeLoad()})`);
        return { quiet, busy: await runTogether(url, everyone, hourSeconds * 1000) };
      };
      const web = await watchMemory(
        () => [pid],
        watchMemory(() => processTree(database), runHours()),
      );
      const {
        result: { quiet, busy },
        most: databaseMemory,
      } = web.result;
      const imports = await endImports(importing);
      const { lost } = streams;
      streams.close();
      console.log(`» More and more event streams (${describeLoad()})`);
      const listeners = everyone.slice(sizes.importing);
      const possible = (listeners.length - 1) * maxStreamsPerPerson;
      const counts = streamCounts.filter(count => count <= possible);
      const steps = await findMostStreams(url, listeners, counts);
      console.log("\nMilliseconds of one person alone");
      console.table(describeTimes(single));
      console.log("Milliseconds of everybody together");
      console.table(describeTimes(quiet));
      console.log(`Milliseconds of everybody together while ${sizes.importing} people import`);
      console.table(describeTimes(busy));
      console.log("A list beside open event streams");
      console.table(steps);
      console.log("Imports at the end of the hour, and the entries that they have read");
      console.table(imports);
      const replies = [...quiet, ...busy];
      for (const [error, count] of countErrors(replies)) console.log(`${count} × ${error}`);
      report(
        `${people} people with ${songs} songs, ${requestsPerHour} requests each in ${hourSeconds} s; ${describeLoad()}`,
        [
          { name: "creating the people", value: seconds, unit: "s" },
          { name: "one person alone", value: quantile(times(single), 0.95), unit: "ms p95" },
          ...hourFigures("everybody", quiet, hourSeconds),
          ...hourFigures("everybody beside imports", busy, hourSeconds),
          ...errorFigures(replies, lost),
          ...memoryFigures("web process", web.most, goals.webMemory),
          ...memoryFigures("PostgreSQL", databaseMemory),
          ...streamFigures(steps, counts),
        ],
        jsonFile,
      );
    };
    await withApp(port, measure, { WORKER: "inline" });
    await closeQueue();
  }, "");
