import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { type IncomingMessage, request as plainRequest } from "node:http";
import { request } from "node:https";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import { type Instance, startInstance } from "../support/instances/instance";
import { createCertificate, type Setup, startProxy } from "../support/instances/proxies";
import { createDataDirectory, generated, ownPorts } from "../support/instances/stacks";
import { missingPrograms } from "../support/programs";
import {
  createDeveloperApp,
  passConsentPage,
  saveCredentials,
  signUp,
  submitSignIn,
} from "../support/screens";
import { expect, test } from "../support/test";

const upstreamPort = ownPorts.proxies;
const [port, plainPort] = [upstreamPort + 1, upstreamPort + 2];
const url = `https://127.0.0.1:${port}`;

// One instance at one public address, for one proxy after the other.
test.describe.configure({ mode: "default" });

let instance: Instance;
let dataDirectory: string;
let setup: Setup;

test.beforeAll(async () => {
  dataDirectory = createDataDirectory("proxies");
  const folder = path.join(dataDirectory, "proxy");
  mkdirSync(folder);
  setup = { folder, port, plainPort, upstreamPort, ...createCertificate(folder) };
  instance = await startInstance({
    PORT: String(upstreamPort),
    PUBLIC_URL: url,
    DATA_DIR: dataDirectory,
    SPOTIFY_ACCOUNTS_URL: generated.simulatorUrl,
    SPOTIFY_API_URL: generated.simulatorUrl,
  });
});
test.afterAll(async () => {
  await instance.stop();
  rmSync(dataDirectory, { recursive: true });
});

type Sent = { method?: string; headers?: Record<string, string>; body?: string };

/** Sends a request through the proxy and checks its certificate. Resolves when the reply's headers have arrived. */
function send(address: string, { method = "GET", headers = {}, body }: Sent = {}): Promise<IncomingMessage> {
  const ca = readFileSync(setup.certificate);
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${address}`, { ca, method, headers, agent: false }, resolve);
    sent.once("error", reject);
    sent.end(body);
  });
}

async function read(reply: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of reply) text += part;
  return text;
}

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, ignoreHTTPSErrors: true });
  return context.newPage();
}

/** Opens a stream of live events, reads its first event and leaves. */
async function readFirstEvent(headers: Record<string, string>): Promise<string> {
  const stream = await send("/api/v1/player/events", { headers });
  for await (const part of stream) {
    stream.destroy();
    return `${stream.headers["content-type"]} ${part}`;
  }
  return "";
}

for (const proxy of ["caddy", "nginx"] as const)
  test(`the example for ${proxy} carries sign-up, sign-in, connecting, live events and uploads over https`, async ({
    browser,
  }) => {
    const missing = missingPrograms(proxy);
    test.skip(missing !== "", missing);
    const stop = await startProxy(proxy, setup);
    const page = await openPage(browser);
    try {
      const account = await signUp(page);
      await page.context().clearCookies();
      await page.goto("/sign-in");
      await submitSignIn(page, account);
      await expect(page).toHaveURL(/\/music$/);

      await saveCredentials(page, await createDeveloperApp({ url, simulatorUrl: generated.simulatorUrl }));
      await passConsentPage(page);
      await expect(page.getByText("Spotify is connected")).toBeVisible();

      // An address that a stranger makes up is not believed.
      const login = await send("/api/v1/auth/login", {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": "203.0.113.9" },
        body: JSON.stringify(account),
      });
      const { accessToken } = JSON.parse(await read(login)) as { accessToken: string };
      const events = instance
        .output()
        .split("\n")
        .filter(line => line.includes("sign_in_succeeded"));
      expect(events.at(-1)).toContain('"address":"127.0.0.1"');

      const headers = { authorization: `Bearer ${accessToken}` };
      expect(await readFirstEvent(headers)).toMatch(/^text\/event-stream .*(event|data|:)/);

      const library = { format: "tonearm-library", version: 1, playlists: [{ name: "Uploaded", items: [] }] };
      const upload = await send("/api/v1/me/import", {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify(library) + " ".repeat(3 * 1024 * 1024),
      });
      expect({ status: upload.statusCode, text: await read(upload) }).toMatchObject({ status: 201 });

      // The proxy's own address may read metrics, so the proxy keeps strangers away.
      const metrics = await send("/api/metrics");
      metrics.resume();
      expect(metrics.statusCode).toBe(404);

      const plain = await new Promise<IncomingMessage>(resolve =>
        plainRequest(`http://127.0.0.1:${plainPort}/music`, resolve).end(),
      );
      plain.resume();
      expect(plain.headers.location).toMatch(/^https:\/\/127\.0\.0\.1/);
    } finally {
      await page.context().close();
      await stop();
    }
  });
