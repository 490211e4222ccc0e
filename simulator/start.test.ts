import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { sampleByDepth } from "@/testing/depth";
import { startSimulator } from "./start";
import {
  createApiClient,
  createClient,
  id,
  simulate,
  smallCatalog,
  startTime,
  trackUri,
} from "./test-support";

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "simulator-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe("restart", () => {
  test("A restarted simulator still has its tokens, users, apps, edits and likes", async () => {
    const dataDir = temporaryFolder();
    const options = { catalog: smallCatalog(), now: () => startTime, dataDir };
    const firstRun = await startSimulator(options);
    const firstClient = createClient(firstRun.url);
    const { accessToken, refreshToken, ...api } = await firstClient.signIn();
    await firstClient.control("POST", "users", { id: "guest" });
    const { body: app } = await firstClient.control("POST", "apps", {});
    const { body: created } = await api.post("/me/playlists", { name: "Kept" });
    await api.post(`/playlists/${created.id}/items`, { uris: [trackUri(3), trackUri(1)] });
    await api.put(`/playlists/${id("list", 1)}`, { name: "Renamed" });
    await firstClient.control("PATCH", `tracks/${id("track", 7)}`, { withdrawn: true });
    await api.put(`/me/library?uris=spotify:album:${id("album", 2)}`);
    const { body: list } = await api.get("/me/playlists");
    await firstRun.close();

    const secondRun = await startSimulator(options);
    onTestFinished(() => secondRun.close());
    const secondClient = createClient(secondRun.url);
    const secondApi = createApiClient(secondRun.url, accessToken);
    const snapshots = (body: typeof list) => body.items.map(entry => entry.snapshot_id);
    expect(snapshots((await secondApi.get("/me/playlists")).body)).toEqual(snapshots(list));
    expect((await secondApi.get(`/playlists/${id("list", 1)}`)).body.name).toBe("Renamed");
    const { items } = (await secondApi.get(`/playlists/${created.id}/items`)).body;
    expect(items.map(entry => entry.item.uri)).toEqual([trackUri(3), trackUri(1)]);
    expect((await secondApi.get(`/tracks/${id("track", 7)}`)).status).toBe(404);
    expect((await secondApi.get("/me/albums")).body.total).toBe(1);
    expect((await secondClient.control("POST", "users", { id: "guest" })).status).toBe(409);
    expect(
      (await secondClient.token({ grant_type: "refresh_token", refresh_token: refreshToken })).status,
    ).toBe(200);
    expect(
      (await secondClient.token({ grant_type: "client_credentials" }, `${app.clientId}:${app.clientSecret}`))
        .status,
    ).toBe(200);
  });

  test("A simulator restarted with another catalog keeps the connections and drops the edits", async () => {
    const dataDir = temporaryFolder();
    const now = () => startTime;
    const firstRun = await startSimulator({ catalog: smallCatalog(), dataDir, now });
    const { accessToken, ...api } = await createClient(firstRun.url).signIn();
    await api.post("/me/playlists", { name: "Lost" });
    await firstRun.close();
    const catalog = smallCatalog();
    catalog.playlists.pop();
    const secondRun = await startSimulator({ catalog, dataDir, now });
    onTestFinished(() => secondRun.close());
    const { body } = await createApiClient(secondRun.url, accessToken).get("/me/playlists");
    expect(body.items.map(entry => entry.name)).toEqual(["Long"]);
  });

  test("A simulator writes its state soon after a change", async () => {
    const dataDir = temporaryFolder();
    const { signIn } = await simulate({ dataDir });
    await signIn();
    const path = join(dataDir, "simulator.json");
    await expect.poll(() => existsSync(path), { timeout: 4000 }).toBe(true);
    expect(JSON.parse(readFileSync(path, "utf8")).refreshTokens).toHaveLength(1);
  });

  test("A damaged state file stops the start with an error that names the file", async () => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, "simulator.json"), "{");
    await expect(startSimulator({ catalog: smallCatalog(), dataDir })).rejects.toThrow(
      /simulator\.json is damaged/,
    );
  });
});

test("Two simulators in one process share no state", async () => {
  const [first, second] = [await simulate(), await simulate()];
  const { accessToken } = await first.signIn();
  expect((await createApiClient(second.url, accessToken).get("/me")).status).toBe(401);
});

describe("command", { timeout: 30_000 }, () => {
  async function run(environment: Record<string, string>) {
    const child = spawn(process.execPath, ["--import", "tsx", "simulator/main.ts"], {
      env: { NODE_ENV: "test", PATH: process.env.PATH, ...environment },
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    let output = "";
    child.stdout.on("data", chunk => {
      output += chunk;
    });
    child.stderr.on("data", chunk => {
      output += chunk;
    });
    const exit = once(child, "exit").then(([code]) => code as number);
    return { child, exit, output: () => output };
  }

  test("The command prints its URL in one line and exits with code 0 on SIGTERM", async () => {
    const { child, exit, output } = await run({ SIMULATOR_PORT: "0" });
    await expect
      .poll(output, { timeout: 25_000 })
      .toMatch(/^Spotify simulator listening on http:\/\/127\.0\.0\.1:\d+\n$/);
    child.kill("SIGTERM");
    expect(await exit).toBe(0);
  });

  test.each(
    sampleByDepth(
      [
        [{ SIMULATOR_PORT: "many" }, "SIMULATOR_PORT"],
        [{ SIMULATOR_PORT: "0", SIMULATOR_CATALOG: "/does/not/exist.json" }, "/does/not/exist.json"],
        [
          { SIMULATOR_PORT: "0", SIMULATOR_CATALOG: "package.json" },
          "package.json is not in the expected format",
        ],
      ],
      3,
    ),
  )("The command exits with one line and code 1 for %j", async (environment, mistake) => {
    const { exit, output } = await run(environment);
    expect(await exit).toBe(1);
    expect(output().trim().split("\n")).toHaveLength(1);
    expect(output()).toContain(mistake);
  });

  test("If the port is in use, the command exits with an error that names SIMULATOR_PORT", async () => {
    const blocker = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void blocker.close());
    await once(blocker, "listening");
    const address = blocker.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { exit, output } = await run({ SIMULATOR_PORT: String(port) });
    expect(await exit).toBe(1);
    expect(output()).toContain(`port ${port} is in use: set SIMULATOR_PORT`);
  });
});
