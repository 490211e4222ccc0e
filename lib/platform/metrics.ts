import { Counter, collectDefaultMetrics, Gauge, Histogram, type Metric, register } from "prom-client";
import { AppError } from "@/lib/core/errors";
import { log } from "./log";

/** The name in the registry is what counts: Next loads a module once a bundle, and all of them count together. */
function known<M extends Metric>(name: string, make: () => M): M {
  return (register.getSingleMetric(name) as M | undefined) ?? make();
}

export const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
  known(name, () => new Counter({ name, help, labelNames }));

/** Does `work` and counts what came of it in the label `outcome`: `ok`, or the code of the error. */
export async function countOutcome<Label extends string, T>(
  of: Counter<Label>,
  labels: Record<Exclude<Label, "outcome">, string>,
  work: () => Promise<T>,
): Promise<T> {
  const count = (outcome: string) => of.inc({ ...labels, outcome } as Record<Label, string>);
  try {
    const result = await work();
    count("ok");
    return result;
  } catch (error) {
    count(error instanceof AppError ? error.code : "internal_error");
    throw error;
  }
}

/** A distribution of seconds, for what takes between a millisecond and ten seconds. */
export const durations = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
  known(
    name,
    () =>
      new Histogram({
        name,
        help,
        labelNames,
        buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      }),
  );

/** What is so at the moment: asked when somebody reads the metrics, and left out of them when it cannot be told. */
export const gauge = <Label extends string>(
  name: string,
  help: string,
  labelNames: readonly Label[],
  read: () => Promise<{ labels: Record<Label, string>; value: number }[]>,
) =>
  known(
    name,
    () =>
      new Gauge({
        name,
        help,
        labelNames,
        async collect() {
          // Where the database is away the other figures are wanted most.
          const values = await read().catch((error: unknown) => {
            log.warn({ error, metric: name }, "a figure could not be read");
            return [];
          });
          this.reset();
          for (const { labels, value } of values) this.set(labels, value);
        },
      }),
  );

/** Everything counted in this process, and what `gauge` reads, in Prometheus' text format. */
export async function metricsText(): Promise<{ text: string; type: string }> {
  known("process_cpu_seconds_total", () => {
    collectDefaultMetrics();
    return register.getSingleMetric("process_cpu_seconds_total") as Metric;
  });
  return { text: await register.metrics(), type: register.contentType };
}
