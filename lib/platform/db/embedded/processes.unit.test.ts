import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { isAlive } from "./processes";

test("A process that has ended does not count as running, even while its parent has not asked for its exit code", async () => {
  // `exec` replaces the shell by a program that never asks, as the first process of a container does.
  const parent = spawn("sh", ["-c", "sleep 60 & echo $!; exec sleep 60"]);
  onTestFinished(() => void parent.kill("SIGKILL"));
  const [output] = await once(parent.stdout, "data");
  const pid = Number(output);
  expect(isAlive(pid)).toBe(true);
  process.kill(pid, "SIGKILL");
  for (const endsAt = Date.now() + 5_000; isAlive(pid) && Date.now() < endsAt; ) await wait(5);
  expect(isAlive(pid)).toBe(false);
  expect(() => process.kill(pid, 0)).not.toThrow();
});
