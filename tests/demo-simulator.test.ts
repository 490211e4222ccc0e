import { expect, it, onTestFinished } from "vitest";
import { startDemoSimulator } from "@/scripts/demo";
import { createFolder } from "@/testing/system/databases";

// Other systems have one loopback address only.
it.runIf(process.platform === "linux")(
  "The simulator of the demo listens at HOST like the app, and its links lead there",
  async () => {
    const start = async (HOST: string) => {
      const settings = { HOST, SIMULATOR_PORT: 0, DATA_DIR: createFolder() };
      const simulator = await startDemoSimulator({ ...settings, SIMULATOR_CATALOG: undefined });
      onTestFinished(() => simulator.close());
      return simulator;
    };
    const one = await start("127.0.0.2");
    expect(one.url).toBe(`http://127.0.0.2:${one.port}`);
    expect((await fetch(one.url)).status).toBeLessThan(500);
    const all = await start("0.0.0.0");
    expect(all.url).toBe(`http://127.0.0.1:${all.port}`);
    for (const host of ["127.0.0.1", "127.0.0.2"])
      expect((await fetch(`http://${host}:${all.port}`)).status).toBeLessThan(500);
  },
);
