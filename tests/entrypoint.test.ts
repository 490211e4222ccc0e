import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { createFolder } from "@/testing/system/databases";

/** Runs a copy of the entry point in a folder whose start script prints what it gets. */
function enter(parameters: string[], environment: Record<string, string> = {}) {
  const folder = createFolder();
  mkdirSync(path.join(folder, "scripts"));
  for (const name of ["start", "demo", "db-migrate"])
    writeFileSync(path.join(folder, "scripts", `${name}.ts`), "");
  writeFileSync(
    path.join(folder, "scripts", "run.mjs"),
    "console.log(JSON.stringify([process.argv.slice(2), process.env.DATA_DIR]))",
  );
  const script = readFileSync("deploy/entrypoint.sh", "utf8").replace("cd /app", `cd ${folder}`);
  writeFileSync(path.join(folder, "entrypoint.sh"), script);
  const data = path.join(folder, "data");
  const { stdout, stderr, status } = spawnSync("sh", [path.join(folder, "entrypoint.sh"), ...parameters], {
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", DATA_DIR: data, ...environment },
  });
  return { status, stdout: stdout.trim().replaceAll(data, "DATA"), stderr };
}

test("A command is found by its own name and as npm knows it, and other programs run too", () => {
  for (const [parameters, expected] of [
    [["start"], ["start"]],
    [[], ["start"]],
    [["npm", "start"], ["start"]],
    [["npm", "run", "db:migrate"], ["db-migrate"]],
    [
      ["npm", "run", "db:migrate", "--", "a b"],
      ["db-migrate", "a b"],
    ],
  ])
    expect(enter(parameters ?? []).stdout).toBe(JSON.stringify([expected, "DATA"]));
  expect(enter(["echo", "other", "program"]).stdout).toBe("other program");
  expect(enter(["npm", "--version"]).stdout).toMatch(/^\d+\.\d+\.\d+$/);
  expect(enter(["npm", "run", "unknown"]).stderr).toMatch(/^npm /);
});

test("A folder that the container's user cannot write is named, with what to do", () => {
  const { status, stderr } = enter(["start"], { DATA_DIR: "/proc/nothing" });
  expect(status).toBe(1);
  expect(stderr).toContain("chown");
});
