import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { answer } from "./answer";
import { indexCatalog } from "./catalog/catalog";
import { type CatalogFile, readCatalogFile } from "./catalog/catalog-file";
import { generateCatalog } from "./catalog/generate";
import { createSimulatorServer } from "./http/server";
import { movableClock } from "./world/clock";
import { initialState } from "./world/initial-state";
import { RequestLog } from "./world/request-log";
import { restore, toSavedState } from "./world/saved-state";
import { readStateFile, StateFile } from "./world/state-file";
import type { World } from "./world/world";

export type SimulatorOptions = {
  /** 0: any free port */
  port?: number;
  host?: string;
  /** Where `simulator.json` is kept; nothing is written without it. */
  dataDir?: string;
  /** A catalogue or the path of one; generated when not given. */
  catalog?: CatalogFile | string;
  /** Where time comes from; `POST /_control/clock` moves on top of it. */
  now?: () => number;
  /** Where others reach the simulator, when that is not where it listens. */
  publicUrl?: string;
};

export type Simulator = {
  /** The origin of both services: accounts at `/authorize` and `/api/token`, Web API at `/v1`. */
  url: string;
  port: number;
  close(): Promise<void>;
};

/** Starts a simulator of its own state; any number of them live side by side in one process. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, host = "127.0.0.1", dataDir, catalog: source, now = Date.now, publicUrl } = options;
  const catalog = indexCatalog(
    typeof source === "string" ? readCatalogFile(source) : (source ?? generateCatalog()),
  );
  const kept = dataDir === undefined ? null : readStateFile(dataDir);
  const state = initialState(catalog);
  if (kept) restore(state, catalog, kept);

  const world: World = {
    ...state,
    catalog,
    clock: movableClock(now, kept?.clockOffsetMs),
    log: new RequestLog(),
    encoded: new Map(),
    origin: "",
    changed: () => file?.changed(),
  };
  const file = dataDir === undefined ? null : new StateFile(dataDir, () => toSavedState(world));
  const server = createSimulatorServer(world, request => answer(world, request));
  const listeningPort = await listen(server, port, host);
  world.origin = publicUrl ?? originOf(host, listeningPort);
  return {
    url: world.origin,
    port: listeningPort,
    close: async () => {
      await closeServer(server);
      file?.close();
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** A wildcard address is no address to put into links. */
function originOf(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

function closeServer(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
