import { randomUUID } from "node:crypto";
import { afterAll, expect, it, vi } from "vitest";
import { deleteAccount } from "@/lib/accounts/delete-account";
import { AppError } from "@/lib/core/errors";
import { importLibrary } from "@/lib/export/import-library";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { libraryFile } from "@/lib/schemas/export";
import { type Random, seededRandom } from "@/lib/shuffle/order/random";
import { sizeByDepth } from "@/testing/depth";
import { runImport } from "@/testing/library/imports";
import { password, type World, writers } from "@/testing/library/writers";
import { range, trackId } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";

const { connected, control, playlist } = await simulated();
afterAll(closeQueue);

const seed = randomUUID();

async function createWorld(): Promise<World> {
  const person = await connected({ likedTrackIds: range(20).map(trackId) });
  const spotifyIds = [];
  for (const number of range(3))
    spotifyIds.push(
      await playlist(person.spotifyUser, { name: `Mix ${number}`, trackIds: range(20, number).map(trackId) }),
    );
  await runImport(person.ctx);
  const local = range(3).map(number => ({ name: `Local ${number}`, items: [] }));
  await importLibrary(
    person.ctx,
    libraryFile.parse({ format: "tonearm-library", version: 1, playlists: local }),
  );
  return { ...person, playlist, control, spotifyIds };
}

/** The errors of writes about a deleted account: a missing parent row in SQL and with Prisma, and a missing row. */
const deletedCodes = ["23503", "P2003", "P2025"];

/** Runs the writers at the same time and returns their unexpected errors. A refusal, such as "not connected", is expected. */
async function race(world: World, names: string[], random: Random): Promise<string[]> {
  const outcomes = await Promise.allSettled(names.map(name => writers[name]?.(world, random)));
  return outcomes.flatMap((outcome, index) => {
    if (outcome.status === "fulfilled" || outcome.reason instanceof AppError) return [];
    const { code, message } = outcome.reason as { code?: string; message: string };
    return [`${names[index]}: ${code} ${message}`];
  });
}

function shuffled(names: string[], random: Random): string[] {
  const rest = [...names];
  return names.map(() => rest.splice(random.integerBelow(rest.length), 1)[0] ?? "");
}

const names = Object.keys(writers);
const pairs = names.flatMap((one, index) => names.slice(index).map(other => [one, other]));

it(
  "Any two writes about a person can run at the same time without a conflict",
  async () => {
    using warn = vi.spyOn(log, "warn");
    const random = seededRandom(seed);
    const world = await createWorld();
    const rounds = sizeByDepth(
      [shuffled(names, random)],
      pairs.flatMap(pair => range(3).map(() => [...pair, ...pair])),
    );
    for (const round of rounds) expect(await race(world, round, random), `${seed}: ${round}`).toEqual([]);
    expect(warn.mock.calls.filter(([, message]) => message?.includes("conflict"))).toEqual([]);
  },
  sizeByDepth(30_000, 1_800_000),
);

it(
  "An account can be deleted during any write, and nothing of the person stays",
  async () => {
    using warn = vi.spyOn(log, "warn");
    const random = seededRandom(`${seed} deletion`);
    for (const round of sizeByDepth(
      [names],
      names.flatMap(name => range(4).map(() => [name, name])),
    )) {
      const world = await createWorld();
      const [errors] = await Promise.all([
        race(world, round, random),
        deleteAccount(world.ctx, { password }),
      ]);
      expect(
        errors.filter(error => !deletedCodes.some(code => error.includes(code))),
        `${seed}: ${round}`,
      ).toEqual([]);
      expect(await sql("SELECT 1 FROM users WHERE id = $1", [world.ctx.userId])).toEqual([]);
    }
    expect(warn.mock.calls.filter(([, message]) => message?.includes("conflict"))).toEqual([]);
  },
  sizeByDepth(30_000, 900_000),
);
