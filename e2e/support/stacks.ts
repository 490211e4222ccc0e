import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { controlOf } from "@/testing/spotify/simulator-client";

/** A catalog of real playlists; it lies beside the project on some machines only. */
export const realCatalog = path.resolve("..", "shared", "catalog", "real-library.json.gz");
export const hasRealCatalog = existsSync(realCatalog);

/** An app with a simulator as its Spotify. */
export type Stack = { url: string; simulatorUrl: string };

export const createDataDirectory = (name: string) => mkdtempSync(path.join(tmpdir(), `tonearm-e2e-${name}-`));

/** Returns the same directory in all processes of a run: Playwright's workers inherit the environment. */
function sharedDataDirectory(name: string): string {
  const variable = `E2E_DATA_${name}`;
  process.env[variable] ||= createDataDirectory(name);
  return process.env[variable];
}

const createStack = (name: string, port: number, catalog?: string) => {
  const dataDirectory = sharedDataDirectory(name);
  return {
    url: `http://127.0.0.1:${port}`,
    simulatorUrl: `http://127.0.0.1:${port + 1}`,
    /** The port at which a test can receive the mails. */
    smtpPort: port + 2,
    dataDirectory,
    env: {
      PORT: String(port),
      SIMULATOR_PORT: String(port + 1),
      LYRICS_URL: "off",
      DATA_DIR: dataDirectory,
      SMTP_URL: `smtp://127.0.0.1:${port + 2}`,
      MAIL_FROM: "tonearm@example.org",
      LOG_LEVEL: "warn",
      ...(catalog && { SIMULATOR_CATALOG: catalog }),
    },
  };
};

/** Two runs at the same time need different ports. */
const firstPort = Number(process.env.E2E_PORT || 3310);

/** The demo with the generated catalog; most tests share it. */
export const generated = createStack("generated", firstPort);
/** The demo with the real catalog. */
export const real = createStack("real", firstPort + 10, realCatalog);

/** Ports of the instances that single specs start. */
export const ownPorts = {
  restarts: firstPort + 20,
  secrets: firstPort + 30,
  hosting: firstPort + 40,
  databaseEnds: firstPort + 50,
  invites: firstPort + 60,
  proxies: firstPort + 70,
  signOn: firstPort + 80,
  severalProcesses: firstPort + 90,
  watching: firstPort + 100,
};

export const control = controlOf(generated.simulatorUrl);
