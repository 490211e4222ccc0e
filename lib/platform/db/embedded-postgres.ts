import type pg from "pg";
import { appUrl, prepareAppRole } from "./embedded/app-role";
import { adminRole, type Cluster, prepareCluster } from "./embedded/cluster";
import { EmbeddedPostgresUnavailable } from "./embedded/programs";
import { findServer, limitLog, type Server, startServer, stopServer } from "./embedded/server";

export { EmbeddedPostgresUnavailable };

/** A running embedded server. */
export type EmbeddedPostgres = {
  /** The address for the app. */
  url: string;
  /** The address with the role of the superuser. */
  adminUrl: string;
  /** Stops the server if this process supervises it. */
  stop: () => Promise<void>;
};

/** `onNotice` gets sentences for whoever runs the instance; `onEnd` the reason when the server cannot be started again. */
export type Listeners = { onNotice?: (text: string) => void; onEnd?: (reason: string) => void };

const maxRestarts = 5;
const restartWindowMs = 10 * 60_000;
const logCheckMs = 60 * 60_000;

const lockSql = "SELECT pg_try_advisory_lock(hashtext('tonearm supervisor')) AS taken";

/** Makes this process the supervisor of the server, unless another one is: the lock ends with the process that holds it. */
const becomeSupervisor = async (client: pg.Client): Promise<boolean> =>
  (await client.query<{ taken: boolean }>(lockSql)).rows[0]?.taken === true;

/**
 * Starts the server again when it ends, on the same port. Its connection shows the end at once.
 * @returns a function that stops the server
 */
function supervise(cluster: Cluster, first: Server, { onNotice, onEnd }: Listeners): () => Promise<void> {
  let server = first;
  let isStopping = false;
  let recovery = Promise.resolve();
  let restarts: number[] = [];

  async function recover() {
    const running = await findServer(cluster);
    if (running) server = running;
    else {
      restarts = restarts.filter(at => at > Date.now() - restartWindowMs);
      if (restarts.length === maxRestarts)
        throw new EmbeddedPostgresUnavailable(
          `It was started again ${maxRestarts} times within ten minutes; ${cluster.logFile} says why it ends.`,
        );
      restarts.push(Date.now());
      onNotice?.("PostgreSQL ended unexpectedly; starting it again");
      server = await startServer(cluster, server.port, onNotice);
    }
    await becomeSupervisor(server.client);
    onNotice?.("PostgreSQL runs again");
    watch();
  }

  const watch = () =>
    server.client.once("end", () => {
      if (isStopping) return;
      recovery = recover().catch((error: Error) =>
        onEnd?.(`The embedded PostgreSQL ended. ${error.message}`),
      );
    });

  watch();
  const logCheck = setInterval(() => limitLog(cluster, onNotice), logCheckMs).unref();
  return async () => {
    isStopping = true;
    clearInterval(logCheck);
    await recovery;
    await stopServer(cluster, server);
  };
}

/**
 * Starts the embedded PostgreSQL of a data directory and creates its cluster at the first start. Uses a server that is already
 * running: this process supervises and stops it, unless the process that started it still does.
 * @throws EmbeddedPostgresUnavailable
 */
export async function startEmbeddedPostgres(
  dataDirectory: string,
  listeners: Listeners = {},
): Promise<EmbeddedPostgres> {
  const cluster = await prepareCluster(dataDirectory);
  const running = await findServer(cluster);
  const server = running ?? (await startServer(cluster, undefined, listeners.onNotice));
  const { client, port } = server;
  await prepareAppRole(client, cluster.password);
  const urls = {
    url: appUrl(cluster.password, port),
    adminUrl: `postgresql://${adminRole}:${cluster.password}@127.0.0.1:${port}/postgres`,
  };
  if (await becomeSupervisor(client)) {
    if (running) listeners.onNotice?.("Took over the PostgreSQL that an earlier start left running");
    return { ...urls, stop: supervise(cluster, server, listeners) };
  }
  await client.end();
  return { ...urls, stop: async () => undefined };
}
