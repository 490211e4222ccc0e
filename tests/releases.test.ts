import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

describe("Releases", () => {
  const printNotes = (version: string, ...file: string[]) =>
    spawnSync(process.execPath, ["scripts/release-notes.mjs", version, ...file], { encoding: "utf8" });

  test("The notes of a version are its section of the changelog", () => {
    const { stdout, status } = printNotes("v0.1.0");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^First version: /);
    expect(stdout).not.toMatch(/^## /m);
    expect(printNotes("v9.9.9")).toMatchObject({ status: 1, stderr: expect.stringContaining("9.9.9") });
  });

  test("Every workflow can be parsed, gives its jobs a time limit and only the permissions that they need", () => {
    for (const name of readdirSync(".github/workflows")) {
      const { permissions, jobs } = parse(readFileSync(path.join(".github/workflows", name), "utf8"));
      expect(permissions).toEqual({ contents: "read" });
      // A called workflow has time limits of its own.
      for (const job of Object.values<Record<string, unknown>>(jobs))
        if (!job.uses) expect(job["timeout-minutes"]).toBeGreaterThan(0);
    }
    const { jobs } = parse(readFileSync(".github/workflows/release.yml", "utf8"));
    const platforms = jobs.image.strategy.matrix.include.map(
      ({ platform }: { platform: string }) => platform,
    );
    expect(platforms).toEqual(["linux/amd64", "linux/arm64"]);
  });

  test("A release publishes nothing before its notes exist and the checks of CI have passed", () => {
    const workflow = (name: string) => parse(readFileSync(`.github/workflows/${name}.yml`, "utf8"));
    const { jobs } = workflow("release");
    expect(jobs.ci.uses).toBe("./.github/workflows/ci.yml");
    expect(workflow("ci").on).toHaveProperty("workflow_call");
    expect(JSON.stringify(jobs.notes.steps)).toContain("scripts/release-notes.mjs");
    expect(jobs.image.needs).toEqual(["notes", "ci"]);
    expect(jobs.publish.needs).toBe("image");
  });
});
