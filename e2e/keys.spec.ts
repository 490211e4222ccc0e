import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { startSimulator } from "@/simulator/start";
import { controlOf } from "@/testing/simulator-client";
import {
  type Client,
  connect,
  createListener,
  newPerson,
  runCommand,
  startInstance,
} from "./support/instance";
import { ownPorts } from "./support/stacks";

const hour = 3_600_000;

test("keys are rotated while the app runs, and the old one can go", async () => {
  test.slow();
  const simulator = await startSimulator();
  const control = controlOf(simulator.url);
  const url = `http://127.0.0.1:${ownPorts.keys}`;
  const settings = {
    PORT: String(ownPorts.keys),
    DATA_DIR: mkdtempSync(path.join(tmpdir(), "tonearm-e2e-keys-")),
    SPOTIFY_ACCOUNTS_URL: simulator.url,
    SPOTIFY_API_URL: simulator.url,
  };
  const secretsFile = path.join(settings.DATA_DIR, "secrets.json");
  const changeKeys = (change: (keys: string) => string) => {
    const secrets = JSON.parse(readFileSync(secretsFile, "utf8"));
    writeFileSync(
      secretsFile,
      JSON.stringify({ ...secrets, ENCRYPTION_KEYS: change(secrets.ENCRYPTION_KEYS) }),
    );
  };
  await control("PATCH", "settings", { refreshTokens: "rotate" });

  let app = await startInstance(settings);
  try {
    const busy = await newPerson(url);
    const away = await newPerson(url);
    for (const api of [busy, away]) await connect(api, await createListener(control));
    /** Asks Spotify with a token that has just ended, so that it is refreshed first. */
    const works = async (api: Client) => {
      await control("POST", "clock", { advanceMs: hour });
      const { status, text } = await api("GET", "/api/v1/player/devices");
      expect({ status, text }).toMatchObject({ status: 200 });
    };
    await works(busy);

    await app.stop();
    changeKeys(keys => `k2:${randomBytes(32).toString("base64")},${keys}`);
    app = await startInstance(settings);
    await works(busy);
    let isRotated = false;
    const rotating = runCommand("keys-rotate", settings).finally(() => {
      isRotated = true;
    });
    while (!isRotated) await works(busy);
    const { code, printed } = await rotating;
    expect({ code, printed }).toMatchObject({
      code: 0,
      printed: expect.stringContaining('under the key "k2"'),
    });
    expect(printed).toContain('Nothing is under the key "k1" any more');
    await works(busy);

    await app.stop();
    changeKeys(keys => keys.replace(/,k1:.*/, ""));
    app = await startInstance(settings);
    for (const api of [busy, away]) await works(api);
  } finally {
    await app.stop();
    await simulator.close();
    rmSync(settings.DATA_DIR, { recursive: true });
  }
});
