import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** The real catalogue lies beside the project where there is one; who only has the project tests without it. */
export const realCatalog = path.resolve("..", "shared", "catalog", "real-library.json.gz");
export const hasRealCatalog = existsSync(realCatalog);

const stack = (name: string, port: number, catalog?: string) => ({
  name,
  url: `http://127.0.0.1:${port}`,
  simulatorUrl: `http://127.0.0.1:${port + 1}`,
  env: {
    PORT: String(port),
    SIMULATOR_PORT: String(port + 1),
    DATA_DIR: mkdtempSync(path.join(tmpdir(), `tonearm-e2e-${name}-`)),
    LOG_LEVEL: "warn",
    ...(catalog && { SIMULATOR_CATALOG: catalog }),
  },
});

/** The first of the ports; another one where two runs go on beside each other. */
const firstPort = Number(process.env.E2E_PORT || 3310);

/** Instances that the browser tests start: the whole demo, on the generated and on the real catalogue. */
export const generated = stack("generated", firstPort);
export const real = stack("real", firstPort + 10, realCatalog);

/** Ports of instances that single tests start for themselves. */
export const ownPorts = { keys: firstPort + 20, secrets: firstPort + 30 };
