import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse, stringify } from "yaml";
import { spotifyId } from "@/testing/spotify/catalog";
import { openStream } from "../support/event-stream";
import { type Cluster, startCluster } from "../support/instances/cluster";
import { createDataDirectory, ownPorts } from "../support/instances/stacks";
import { importAll } from "../support/library";
import { agreeAtSpotify, connect, createSpotifyAccountWithDevice, register } from "../support/people";
import { answers, missingPrograms, type Program, startProgram } from "../support/programs";
import { expect, test } from "../support/test";

const missing = missingPrograms("caddy", "redis-server", "prometheus");
test.skip(missing !== "", missing);
test.describe.configure({ mode: "default" });

type Rule = { alert: string; expr: string; for: string };
type Rules = { groups: { name: string; rules: Rule[] }[] };
type Panel = { title: string; targets?: { expr: string }[] };
type Sample = { metric: Record<string, string>; value: [time: number, value: string] };

const rulesFile = path.join("deploy", "prometheus", "rules.yml");
const rules = (parse(readFileSync(rulesFile, "utf8")) as Rules).groups.flatMap(group => group.rules);
const dashboard = JSON.parse(
  readFileSync(path.join("deploy", "grafana", "dashboards", "tonearm.json"), "utf8"),
) as { panels: Panel[] };

/** Writes a configuration that scrapes the cluster each second, and the alerts without the time that they wait. */
function writeConfiguration({ webUrls, workerPorts }: Cluster): string {
  const folder = createDataDirectory("prometheus");
  const alerts = rules.map(rule => ({ ...rule, for: "0s" }));
  writeFileSync(path.join(folder, "rules.yml"), stringify({ groups: [{ name: "tonearm", rules: alerts }] }));
  const configuration = {
    global: { scrape_interval: "1s", evaluation_interval: "1s" },
    rule_files: ["rules.yml"],
    scrape_configs: [
      {
        job_name: "tonearm",
        metrics_path: "/api/metrics",
        static_configs: [{ targets: webUrls.map(url => new URL(url).host) }],
      },
      {
        job_name: "tonearm-worker",
        static_configs: [{ targets: workerPorts.map(port => `127.0.0.1:${port}`) }],
      },
    ],
  };
  const file = path.join(folder, "prometheus.yml");
  writeFileSync(file, stringify(configuration));
  return file;
}

let cluster: Cluster;
let prometheus: Program;
let prometheusUrl: string;
let configurationFile = "";
let stream: Awaited<ReturnType<typeof openStream>> | undefined;
test.beforeAll(async () => {
  cluster = await startCluster(ownPorts.watching);
  configurationFile = writeConfiguration(cluster);
  prometheusUrl = `http://127.0.0.1:${cluster.prometheusPort}`;
  prometheus = await startProgram(
    "prometheus",
    [
      `--config.file=${configurationFile}`,
      `--storage.tsdb.path=${path.join(path.dirname(configurationFile), "data")}`,
      `--web.listen-address=${new URL(prometheusUrl).host}`,
    ],
    () => answers(`${prometheusUrl}/-/ready`),
  );
});
test.afterAll(async () => {
  // A proxy ends only with its last stream.
  stream?.close();
  await prometheus?.end();
  if (configurationFile) rmSync(path.dirname(configurationFile), { recursive: true });
  await cluster?.close();
});

async function query(expression: string): Promise<Sample[]> {
  const reply = await fetch(`${prometheusUrl}/api/v1/query`, {
    method: "POST",
    body: new URLSearchParams({ query: expression }),
  });
  const { status, error, data } = (await reply.json()) as {
    status: string;
    error?: string;
    data: { result: Sample[] };
  };
  if (status !== "success") throw new Error(`${expression}: ${error}`);
  return data.result;
}

async function firingAlerts(): Promise<string[]> {
  const { data } = (await (await fetch(`${prometheusUrl}/api/v1/alerts`)).json()) as {
    data: { alerts: { state: string; labels: { alertname: string } }[] };
  };
  return data.alerts.filter(({ state }) => state === "firing").map(({ labels }) => labels.alertname);
}

/** Uses each part of the instance that the dashboard shows. */
async function useInstance() {
  // A rate begins with a value from before the rise; the first reads of cold processes take longer than their limit.
  await expect.poll(() => query("up == 1")).toHaveLength(4);
  const account = await createSpotifyAccountWithDevice(cluster.control);
  const person = await register(cluster.url);
  stream = await openStream(person.api, "/player/events");
  await connect(person.api, account);
  await importAll(person.api);
  await cluster.control("POST", "clock", { advanceMs: 3_700_000 });
  await person.api.json("GET", "/player/devices");
  for (const _ of [1, 2]) await person.api.json("GET", `/albums/${spotifyId("album", 1)}`);
  await person.api.request("GET", "/sign-in");
  return { person, account };
}

test("every query of the dashboard and of the alerts returns series, and alerts fire when they should", async () => {
  const { person, account } = await useInstance();
  const dashboardQueries = dashboard.panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => [title, expr.replaceAll("$__rate_interval", "30s")] as const),
  );
  const alertQueries = rules.map(({ alert, expr }) => {
    // Without the condition, since an alert that does not fire returns nothing.
    const [, left = ""] = /^(.+) (?:>|<|==) [\d.]+$/s.exec(expr.trim()) ?? [];
    expect(left, `${alert} compares with a number`).not.toBe("");
    return [alert, left] as const;
  });
  for (const [title, expression] of [...dashboardQueries, ...alertQueries])
    await expect
      .poll(async () => (await query(expression)).length, { message: `${title}: ${expression}` })
      .toBeGreaterThan(0);
  // One connection, which each of four processes reports.
  expect(await query('count(tonearm_connections{state="connected"})')).toMatchObject([
    { value: [expect.anything(), "4"] },
  ]);
  expect(await query('max(tonearm_connections{state="connected"})')).toMatchObject([
    { value: [expect.anything(), "1"] },
  ]);
  expect(await query("sum(tonearm_event_streams)")).toMatchObject([{ value: [expect.anything(), "1"] }]);
  stream?.close();

  // The others may fire on a busy machine.
  const expected = ["TonearmConnectionsFail", "TonearmProcessDown"];
  expect((await firingAlerts()).filter(name => expected.includes(name))).toEqual([]);
  await cluster.control("POST", "faults", {
    match: { path: "/api/token", method: "POST" },
    times: 100,
    status: 400,
    body: { error: "invalid_grant" },
  });
  for (const _ of [1, 2, 3]) {
    const { code, state } = await agreeAtSpotify(person.api, account.spotifyUser);
    await person.api.expectProblem(422, "authorization_failed", "POST", "/me/spotify/connect", {
      body: { code, state },
    });
  }
  await expect.poll(firingAlerts).toContain(expected[0]);
  await cluster.workers[0]?.stop();
  await expect.poll(firingAlerts).toContain(expected[1]);
});
