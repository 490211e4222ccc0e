import { expect, it } from "vitest";
import { presentImport } from "./present-import";

it("An import that a worker of another version wrote is presented without its unknown values", () => {
  const job = presentImport("en", {
    id: "5f2c1f6e-1f5c-4c4f-9d0a-3f0c7a1b2c3d",
    kind: "import",
    isScheduled: false,
    state: "failed",
    phase: "counting stars",
    progressDone: 0,
    progressTotal: 0,
    counts: {},
    skipped: [
      { reason: "Spotify no longer has this song", count: 2, examples: [] },
      { reason: "local", count: 1, examples: [] },
    ],
    spotifyCalls: 0,
    retryAt: null,
    error: { code: "stars_uncounted", detail: "No stars." },
    createdAt: new Date(),
    startedAt: null,
    finishedAt: null,
  });
  expect(job).toMatchObject({
    phase: "starting",
    skipped: [{ reason: "malformed" }, { reason: "local" }],
    error: null,
  });
});
