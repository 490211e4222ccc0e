import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, it, vi } from "vitest";
import { runBeside } from "@/scripts/test-run";
import { createFolder } from "@/testing/system/databases";

it("A command with much output goes on while this process waits for another one", async () => {
  const print = vi.spyOn(console, "log").mockReturnValue();
  const marker = path.join(createFolder(), "done");
  const script = `process.stdout.write("x".repeat(200_000)); fs.writeFileSync(${JSON.stringify(marker)}, "")`;
  const beside = runBeside("Printing", process.execPath, ["-e", script]);
  const wait = `until [ -e "${marker}" ]; do sleep 0.02; done`;
  expect(spawnSync("sh", ["-c", wait], { timeout: 5_000 }).status).toBe(0);
  await expect(beside).resolves.toBe(true);
  expect(print.mock.calls.join()).toContain("x".repeat(200_000));
  print.mockRestore();
});
