import { afterAll, expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { onlyDeep, sizeByDepth } from "@/testing/depth";
import { runLaterImport } from "@/testing/library/imports";
import { allItems, allPlaylists, urisOf } from "@/testing/library/library";
import { importContentsInTurn, insertVersion, trackUris } from "@/testing/library/versions";
import { kill, startProcess } from "@/testing/processes/start";
import { range, trackId } from "@/testing/spotify/catalog";
import { spotifyItemUris } from "@/testing/spotify/items";
import { simulated } from "@/testing/spotify/simulated";
import { continueEdit, findDueEdits } from "./resume-edit";

const deepIt = onlyDeep(it);

const simulator = await simulated();
const { control, fault, playlist } = simulator;
afterAll(closeQueue);

type Person = Awaited<ReturnType<typeof importContentsInTurn>>;
type PlannedEdit = { playlistId: string; input: object; numbers: number[] };

const start = [0, 1, 0, 2, 0, 3];
const many = range(130, 10);

async function importMany({ ctx, spotifyUser }: Person) {
  await playlist(spotifyUser, { name: "Other", trackIds: many.map(trackId) });
  await runLaterImport(ctx);
}

const itemIds = async ({ ctx, id }: Person) => (await allItems(ctx, id)).map(item => item.id);

/** An edit of each kind, with the method of each of its calls and the list at the end. */
const edits: Record<string, { calls: string[]; plan: (person: Person) => Promise<PlannedEdit> }> = {
  add: {
    calls: ["POST", "POST"],
    plan: async person => {
      await importMany(person);
      return {
        playlistId: person.id,
        input: { songIds: [], uris: trackUris(...many), position: 1 },
        numbers: start.toSpliced(1, 0, ...many),
      };
    },
  },
  remove: {
    calls: ["DELETE", "POST", "PUT"],
    plan: async person => ({
      playlistId: person.id,
      input: { itemId: (await itemIds(person))[0] },
      numbers: [1, 0, 2, 0, 3],
    }),
  },
  move: {
    calls: ["PUT", "PUT"],
    plan: async person => {
      const ids = await itemIds(person);
      return {
        playlistId: person.id,
        input: { itemIds: [ids[5], ids[3]], before: ids[0] },
        numbers: [3, 2, 0, 1, 0, 0],
      };
    },
  },
  restore: {
    calls: ["PUT", "POST"],
    plan: async person => {
      await importMany(person);
      const songs = await sql<{ id: string }>(
        "SELECT id FROM songs WHERE user_id = $1 AND uri = ANY($2) ORDER BY array_position($2, uri)",
        [person.ctx.userId, trackUris(...many)],
      );
      const versionId = await insertVersion(
        person.id,
        songs.map(({ id }) => id),
      );
      return { playlistId: person.id, input: { versionId }, numbers: many };
    },
  },
  publish: {
    calls: ["POST", "POST", "POST"],
    plan: async person => {
      await importMany(person);
      const { id } = await createPlaylist(person.ctx, { name: "Mine", description: "" });
      await addTracks(person.ctx, id, { songIds: [], uris: trackUris(...many) });
      return { playlistId: id, input: {}, numbers: many };
    },
  },
};

const allCases = Object.entries(edits).flatMap(([kind, { calls }]) =>
  calls.flatMap((_, index) => [true, false].map(executes => ({ kind, call: index + 1, executes }))),
);
const shortCases = [{ kind: "remove", call: 2, executes: true }];

/** Starts an edit in another process and kills it while its call number `call` waits for the reply. */
async function killDuring({ ctx }: Person, kind: string, edit: PlannedEdit, call: number, executes: boolean) {
  const methods = edits[kind]?.calls ?? [];
  const method = methods[call - 1] ?? "";
  const isCreation = kind === "publish" && call === 1;
  const skip = methods
    .slice(isCreation || kind !== "publish" ? 0 : 1, call - 1)
    .filter(other => other === method);
  const path = isCreation ? "/v1/me/playlists" : "/v1/playlists/";
  const failure = { skip: skip.length, delayMs: 5_000, status: 500, body: "", ...(executes && { executes }) };
  await fault(path, failure, method);
  const parameters = [ctx.userId, kind, edit.playlistId, JSON.stringify(edit.input)];
  const { child } = await startProcess("edit", parameters);
  await expect.poll(() => control("GET", "faults"), { timeout: 30_000, interval: 20 }).toEqual([]);
  await kill(child);
}

const endLease = (id: string) =>
  sql("UPDATE playlist_edits SET lease_until = now() - interval '1 second' WHERE playlist_id = $1", [id]);

async function expectEdited({ ctx }: Person, { playlistId, numbers }: PlannedEdit) {
  const { spotifyId, pendingEdit } = await getPlaylist(ctx, playlistId);
  expect(pendingEdit).toBeNull();
  expect(await spotifyItemUris(ctx, spotifyId ?? "")).toEqual(trackUris(...numbers));
  expect(await urisOf(ctx, playlistId)).toEqual(trackUris(...numbers));
}

it.each(sizeByDepth(shortCases, allCases))(
  "A worker finishes an edit ($kind) whose process was killed in call $call (carried out: $executes)",
  async ({ kind, call, executes }) => {
    const person = await importContentsInTurn(simulator, trackUris(...start));
    const edit = await edits[kind]?.plan(person);
    if (!edit) throw new Error(`no edit ${kind}`);
    await killDuring(person, kind, edit, call, executes);
    await expect(getPlaylist(person.ctx, edit.playlistId)).resolves.toMatchObject({
      pendingEdit: { kind, state: "running" },
    });
    await endLease(edit.playlistId);
    const due = await findDueEdits();
    expect(due).toEqual([{ userId: person.ctx.userId, playlistId: edit.playlistId }]);
    for (const dueEdit of due) await continueEdit(dueEdit);
    await expectEdited(person, edit);
    // Nothing is left over on Spotify, such as a second playlist.
    await runLaterImport(person.ctx);
    await expectEdited(person, edit);
    expect((await allPlaylists(person.ctx)).filter(({ name }) => name === "Mine").length).toBeLessThan(2);
  },
  60_000,
);

deepIt(
  "The next edit finishes an edit whose process was killed",
  async () => {
    const person = await importContentsInTurn(simulator, trackUris(...start));
    const edit = await edits.remove?.plan(person);
    if (!edit) throw new Error("no edit");
    await killDuring(person, "remove", edit, 2, false);
    await endLease(person.id);
    await addTracks(person.ctx, person.id, { songIds: [], uris: trackUris(3) });
    await expectEdited(person, { ...edit, numbers: [...edit.numbers, 3] });
  },
  60_000,
);
