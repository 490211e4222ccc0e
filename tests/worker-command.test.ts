import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, it, onTestFinished, vi } from "vitest";
import { main } from "@/scripts/worker";

it("A worker whose METRICS_PORT is in use ends with one line that names the setting", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  vi.stubEnv("METRICS_PORT", String(port));
  const print = vi.spyOn(console, "error").mockReturnValue();
  const exit = vi.spyOn(process, "exit").mockImplementation(code => {
    throw new Error(`exit ${code}`);
  });
  onTestFinished(() => {
    vi.unstubAllEnvs();
    for (const spy of [print, exit]) spy.mockRestore();
  });
  await expect(main()).rejects.toThrow("exit 1");
  expect(print.mock.calls).toEqual([
    [expect.stringMatching(`^Setting METRICS_PORT: port ${port} is in use\\..*$`)],
  ]);
});
