import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { controlOf } from "@/testing/spotify/simulator-client";

/** An app with a simulator as its Spotify. */
export type Stack = { url: string; simulatorUrl: string };

export const createDataDirectory = (name: string) => mkdtempSync(path.join(tmpdir(), `tonearm-e2e-${name}-`));

/** Returns the same directory in all processes of a run: Playwright's workers inherit the environment. */
function sharedDataDirectory(): string {
  process.env.E2E_DATA ||= createDataDirectory("generated");
  return process.env.E2E_DATA;
}

function createStack(port: number) {
  const dataDirectory = sharedDataDirectory();
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
    },
  };
}

/** Two runs at the same time need different ports. */
const firstPort = Number(process.env.E2E_PORT || 3310);

/** The demo with the generated catalog; most tests share it. */
export const generated = createStack(firstPort);

/** Ports of the instances that single specs start. */
export const ownPorts = {
  realLibrary: firstPort + 10,
  restarts: firstPort + 20,
  secrets: firstPort + 30,
  hosting: firstPort + 40,
  databaseEnds: firstPort + 50,
  invites: firstPort + 60,
  proxies: firstPort + 70,
  signOn: firstPort + 80,
  severalProcesses: firstPort + 90,
  watching: firstPort + 100,
  webkit: firstPort + 110,
};

export const control = controlOf(generated.simulatorUrl);
