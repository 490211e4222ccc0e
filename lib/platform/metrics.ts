import { Counter, collectDefaultMetrics, Gauge, Histogram, type Metric, register } from "prom-client";
import { toAppError } from "./db/outage";
import { log } from "./log";

/** Returns the metric of this name, or creates it. Next loads this module once per bundle; all copies share the registry. */
function getOrCreate<M extends Metric>(name: string, make: () => M): M {
  return (register.getSingleMetric(name) as M | undefined) ?? make();
}

export const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
  getOrCreate(name, () => new Counter({ name, help, labelNames }));

/** Runs `work` and counts it with the label `outcome`: `ok`, or the error code. */
export async function countOutcome<Label extends string, T>(
  metric: Counter<Label>,
  labels: Record<Exclude<Label, "outcome">, string>,
  work: () => Promise<T>,
): Promise<T> {
  const count = (outcome: string) => metric.inc({ ...labels, outcome } as Record<Label, string>);
  try {
    const result = await work();
    count("ok");
    return result;
  } catch (error) {
    count(toAppError(error)?.code ?? "internal_error");
    throw error;
  }
}

export const histogram = <Label extends string>(
  name: string,
  help: string,
  labelNames: readonly Label[],
  buckets: number[],
) => getOrCreate(name, () => new Histogram({ name, help, labelNames, buckets }));

/** Returns a histogram of durations in seconds, with buckets from one millisecond to ten seconds. */
export const durationHistogram = <Label extends string>(
  name: string,
  help: string,
  labelNames: readonly Label[],
) =>
  histogram(name, help, labelNames, [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]);

/** Prometheus waits for ten seconds and then counts the process as down. */
const readTimeoutMs = 2_000;

/** @throws when `work` takes longer than a scrape may */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("Reading took too long")), readTimeoutMs);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}

/** Returns a gauge whose values are read at each scrape. It has no values if reading fails or takes longer than two seconds. */
export const gauge = <Label extends string>(
  name: string,
  help: string,
  labelNames: readonly Label[],
  read: () => Promise<{ labels: Record<Label, string>; value: number }[]>,
) =>
  getOrCreate(
    name,
    () =>
      new Gauge({
        name,
        help,
        labelNames,
        async collect() {
          // A failure must not hide the other metrics: they are needed most when the database is down.
          const values = await inTime(read()).catch((error: unknown) => {
            log.warn({ error, metric: name }, "a metric could not be read");
            return [];
          });
          this.reset();
          for (const { labels, value } of values) this.set(labels, value);
        },
      }),
  );

/** Returns the metrics of this process in Prometheus' text format. */
export async function metricsText(): Promise<{ text: string; type: string }> {
  getOrCreate("process_cpu_seconds_total", () => {
    collectDefaultMetrics();
    return register.getSingleMetric("process_cpu_seconds_total") as Metric;
  });
  return { text: await register.metrics(), type: register.contentType };
}
