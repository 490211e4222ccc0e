import { expect, it, onTestFinished } from "vitest";
import { startDemoSimulator } from "@/scripts/demo";
import { createFolder } from "@/testing/system/databases";

// Other systems have one loopback address only.
it.runIf(process.platform === "linux")(
  "The simulator of the demo listens at HOST like the app, and its links lead there",
  async () => {
    const settings = { HOST: "127.0.0.2", SIMULATOR_PORT: 0, DATA_DIR: createFolder() };
    const simulator = await startDemoSimulator({ ...settings, SIMULATOR_CATALOG: undefined });
    onTestFinished(() => simulator.close());
    expect(simulator.url).toBe(`http://127.0.0.2:${simulator.port}`);
    expect((await fetch(simulator.url)).status).toBeLessThan(500);
  },
);
