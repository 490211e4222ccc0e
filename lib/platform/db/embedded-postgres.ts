import { setTimeout as wait } from "node:timers/promises";
import { appUrl, prepareAppRole } from "./embedded/app-role";
import { adminRole, type Cluster, prepareCluster } from "./embedded/cluster";
import { EmbeddedPostgresUnavailable } from "./embedded/programs";
import { findServer, hasRoom, limitLog, type Server, startServer, stopServer } from "./embedded/server";
import { hasOtherProcesses, type JoinMode, joinProcesses, leaveProcesses } from "./processes";

export { EmbeddedPostgresUnavailable };

/** A running embedded server. */
export type EmbeddedPostgres = {
  /** The address for the app. */
  url: string;
  /** The address with the role of the superuser. */
  adminUrl: string;
  /** Stops the server, unless other processes of the instance use it. */
  stop: () => Promise<void>;
};

/** `onNotice` gets sentences for whoever runs the instance; `onEnd` the reason when the server cannot be started again. */
export type Listeners = { onNotice?: (text: string) => void; onEnd?: (reason: string) => void };

const maxRestarts = 5;
const restartWindowMs = 10 * 60_000;
const logCheckMs = 60 * 60_000;
const roomCheckMs = 1_000;

/** Leaves the server. The last process of the instance stops it. */
async function leaveServer(cluster: Cluster, server: Server): Promise<void> {
  // A broken connection means that the server has ended; then this only closes the connection.
  const isLast = await leaveProcesses(server.client).catch(() => true);
  if (isLast) await stopServer(cluster, server);
  else await server.client.end();
}

/**
 * Starts the server again when it ends, on the same port. The connection shows the end at once. Every process of the instance does
 * so; a server starts only once on its folder.
 * @returns a function that leaves the server
 */
function supervise(
  cluster: Cluster,
  first: Server,
  mode: JoinMode,
  { onNotice, onEnd }: Listeners,
): () => Promise<void> {
  let server = first;
  let isStopping = false;
  let recovery = Promise.resolve();
  let restarts: number[] = [];

  /** Waits while the disk is full: until then PostgreSQL would end again and again. */
  async function waitForRoom() {
    if (hasRoom(cluster)) return;
    onNotice?.(
      `PostgreSQL ended. The disk of ${cluster.directory} is full: it starts again when there is room`,
    );
    while (!isStopping && !hasRoom(cluster)) await wait(roomCheckMs);
  }

  async function recover(): Promise<void> {
    let running = await findServer(cluster);
    if (!running) {
      await waitForRoom();
      if (isStopping) return;
      running = await findServer(cluster);
    }
    if (running) server = running;
    else {
      restarts = restarts.filter(at => at > Date.now() - restartWindowMs);
      if (restarts.length === maxRestarts)
        throw new EmbeddedPostgresUnavailable(
          `It was started again ${maxRestarts} times within ten minutes; ${cluster.logFile} says why it ends.`,
        );
      restarts.push(Date.now());
      onNotice?.("PostgreSQL ended unexpectedly; starting it again");
      server = await startServer(cluster, first.port, onNotice);
    }
    try {
      await joinProcesses(server.client, mode);
    } catch (error) {
      const stillRunning = await findServer(cluster);
      await stillRunning?.client.end();
      if (stillRunning) throw error;
      // It has ended again before this process could join.
      return recover();
    }
    // Another start may have found the port in use.
    if (server.port !== first.port)
      throw new EmbeddedPostgresUnavailable("It runs at another port now. Start this command again.");
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
    await leaveServer(cluster, server);
  };
}

/**
 * Starts the embedded PostgreSQL of a data directory and creates its cluster at the first start. Uses a server that is already
 * running. The last process that uses the server stops it.
 * @throws EmbeddedPostgresUnavailable, OperatorError when `mode` is `alone` and another process of the instance runs
 */
export async function startEmbeddedPostgres(
  dataDirectory: string,
  listeners: Listeners = {},
  mode: JoinMode = "shared",
): Promise<EmbeddedPostgres> {
  const cluster = await prepareCluster(dataDirectory);
  const running = await findServer(cluster);
  const server = running ?? (await startServer(cluster, undefined, listeners.onNotice));
  const { client, port } = server;
  try {
    await prepareAppRole(client, cluster.password);
    await joinProcesses(client, mode);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  if (running && !(await hasOtherProcesses(client)))
    listeners.onNotice?.("Took over the PostgreSQL that an earlier start left running");
  return {
    url: appUrl(cluster.password, port),
    adminUrl: `postgresql://${adminRole}:${cluster.password}@127.0.0.1:${port}/postgres`,
    stop: supervise(cluster, server, mode, listeners),
  };
}
