import { spawnSync } from "node:child_process";
import { chmodSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { sizeByDepth } from "@/testing/depth";
import { createDataDirectory, query, serverPid, startForTest } from "@/testing/system/embedded-postgres";

/** Mounts a small disk, which is removed after the test. @returns false where this process may not mount */
function mountSmallDisk(folder: string): boolean {
  const isMounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=110m", "tmpfs", folder]).status === 0;
  if (isMounted) onTestFinished(() => void spawnSync("umount", ["-l", folder]));
  return isMounted;
}

// Needs a disk of its own.
it.runIf(process.getuid?.() === 0 && sizeByDepth(false, true))(
  "A PostgreSQL that ended on a full disk is started again when there is room",
  async context => {
    const directory = createDataDirectory();
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
    if (!mountSmallDisk(directory)) return context.skip();
    chmodSync(directory, 0o755);
    const [onEnd, onNotice] = [vi.fn(), vi.fn()];
    const { url } = await startForTest(directory, { onEnd, onNotice });
    const answers = () =>
      query(url, "SELECT 1").then(
        () => true,
        () => false,
      );
    const filling = path.join(directory, "filling");
    spawnSync("dd", ["if=/dev/zero", `of=${filling}`, "bs=1M"]);
    process.kill(serverPid(directory), "SIGKILL");
    const full = expect.stringMatching(/disk of .* is full: it starts again when there is room/);
    await expect.poll(() => onNotice.mock.calls, { timeout: 20_000 }).toContainEqual([full]);
    expect(await answers()).toBe(false);
    rmSync(filling);
    await expect.poll(answers, { timeout: 60_000 }).toBe(true);
    expect(onEnd).not.toHaveBeenCalled();
  },
  120_000,
);
