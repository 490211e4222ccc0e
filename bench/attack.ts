import { setMaxListeners } from "node:events";
import { cpus, loadavg } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { Agent, fetch } from "undici";
import { inBackground, sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { withApp } from "./app";
import { type Attack, attacks, type Caller, createCaller, type Replies } from "./attacks";
import { withBenchEnvironment } from "./environment";
import { quantile } from "./measure";
import { type Figure, report } from "./report";

const port = 8795;
const probeEveryMs = 50;
/** Another person's browser has connections of its own. */
const probeConnections = new Agent();
/** A probe that gets no reply for so long counts as an error. */
const probeTimeoutMs = 30_000;
const baselineMs = 3_000;
const attackMs = 8_000;
const maxP95Ms = 200;

/** The latencies of all probes in milliseconds, and what went wrong with some of them. */
type Probes = { latencies: number[]; errors: string[] };

/**
 * Sends `GET /me` at fixed times until `task` ends, for at least `leastMs`. A request that waits delays no later request, so that
 * a pause counts in full.
 */
async function probe(
  url: string,
  { headers }: Caller,
  task: Promise<unknown>,
  leastMs: number,
): Promise<Probes> {
  const probes: Promise<void>[] = [];
  const result: Probes = { latencies: [], errors: [] };
  const send = async () => {
    const startedAt = performance.now();
    try {
      const signal = AbortSignal.timeout(probeTimeoutMs);
      const reply = await fetch(`${url}/api/v1/me`, { headers, signal, dispatcher: probeConnections });
      await reply.arrayBuffer();
      if (!reply.ok) result.errors.push(String(reply.status));
    } catch (error) {
      result.errors.push(String(error));
    }
    result.latencies.push(performance.now() - startedAt);
  };
  const timer = setInterval(() => probes.push(send()), probeEveryMs);
  await Promise.all([task, wait(leastMs)]).finally(() => clearInterval(timer));
  await Promise.all(probes);
  return result;
}

/** Watches the connections of the database until `signal` ends. @returns the highest number */
async function watchConnections(signal: AbortSignal): Promise<number> {
  let most = 0;
  while (!signal.aborted) {
    const [row] = await sql<{ count: number }>("SELECT count(*)::int AS count FROM pg_stat_activity");
    most = Math.max(most, row?.count ?? 0);
    await wait(200);
  }
  return most;
}

type Row = Record<"attack" | "replies" | "errors", string> &
  Record<"baseline p95" | "p50" | "p95" | "slowest" | "requests" | "connections", number>;

const describeCounts = (counts: Map<unknown, number>) =>
  [...counts].map(([name, count]) => `${count} × ${name}`).join(", ") || "none";

function describeErrors(errors: string[]): string {
  const counts = new Map<string, number>();
  for (const error of errors) counts.set(error, (counts.get(error) ?? 0) + 1);
  return describeCounts(counts);
}

/** Measures `GET /me` of another person right before an attack and during it. */
async function measureAttack(url: string, other: Caller, attack: Attack): Promise<Row> {
  const quiet = await probe(url, other, Promise.resolve(), baselineMs);
  const replies: Replies = new Map();
  const end = new AbortController();
  setMaxListeners(0, end.signal);
  const timer = setTimeout(() => end.abort(), attackMs);
  const connections = watchConnections(end.signal);
  const { latencies, errors } = await probe(url, other, attack.run(end.signal, replies), attackMs).finally(
    () => {
      clearTimeout(timer);
      end.abort();
    },
  );
  return {
    attack: attack.name,
    replies: describeCounts(replies),
    "baseline p95": Math.round(quantile(quiet.latencies, 0.95)),
    p50: Math.round(quantile(latencies, 0.5)),
    p95: Math.round(quantile(latencies, 0.95)),
    slowest: Math.round(Math.max(...latencies)),
    requests: latencies.length,
    errors: describeErrors(errors),
    connections: await connections,
  };
}

const toFigures = ({ attack, p95, errors, "baseline p95": baseline }: Row): Figure[] => [
  { name: `${attack}: before it`, value: baseline, unit: "ms p95" },
  {
    name: `${attack}: errors ${errors}`,
    value: p95,
    unit: "ms p95",
    goal: `under ${maxP95Ms}`,
    met: p95 < maxP95Ms && errors === "none",
  },
];

const describeLoad = () => `load average ${loadavg()[0]?.toFixed(1)} on ${cpus().length} processors`;

/**
 * `npm run bench attack [NAME…]`: measures `GET /me` of one person while others take as much as they can, beside a quiet time.
 * The names are functions of attacks.ts.
 */
export const main = (jsonFile?: string, parameters: string[] = []): Promise<void> =>
  withBenchEnvironment(async simulatorUrl => {
    await withApp(port, async url => {
      const other = await createCaller();
      console.log(`» Warming up (${describeLoad()})`);
      await probe(url, other, Promise.resolve(), baselineMs);
      const rows: Row[] = [];
      const named = attacks.filter(({ name }) => parameters.includes(name));
      for (const prepare of named.length > 0 ? named : attacks) {
        const attack = await inBackground(() => prepare(url, simulatorUrl));
        await sql("ANALYZE");
        console.log(`» ${attack.name}`);
        rows.push(await measureAttack(url, other, attack));
      }
      console.log(`\nGET /me of one person in milliseconds while others attack, ${describeLoad()}`);
      console.table(Object.fromEntries(rows.map(({ attack, replies: _, ...row }) => [attack, row])));
      console.table(Object.fromEntries(rows.map(({ attack, replies }) => [attack, { replies }])));
      report("Goals", rows.flatMap(toFigures), jsonFile);
    });
    await closeQueue();
  }, "");
