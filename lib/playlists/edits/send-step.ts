import { log } from "@/lib/platform/log";
import { SpotifyError } from "@/lib/spotify/errors";
import { changedOnSpotify, findStepState, isAsExpected } from "./compare";
import { extendLease, type RunningEdit, remainingSteps } from "./edit-row";
import type { EditRun } from "./edit-run";
import { findCreatedPlaylist } from "./find-created";
import { explainRefusedSongs } from "./full-list";
import { pause, pauses } from "./pauses";
import { indexesToCheck, removedUris, type Step, type StepEntry } from "./steps";

const removal = "DELETE /playlists/{id}/items";

type SentStep = { createdId?: string; snapshotId?: string };

/** Tests whether Spotify may have executed a write in spite of the error. */
export const isUncertain = (error: SpotifyError) =>
  error.code === "spotify_unavailable" || error.code === "spotify_reply_unusable";

const urisOf = (entries: readonly StepEntry[]) => entries.map(({ uri }) => uri);

async function callSpotify({ list, edit, snapshotId }: EditRun, step: Step): Promise<SentStep> {
  const { spotify, spotifyId } = list;
  const toSent = ({ snapshot_id }: { snapshot_id: string }) => ({ snapshotId: snapshot_id });
  switch (step.type) {
    case "add":
      return toSent(await spotify.addItems(spotifyId, urisOf(step.entries), step.position ?? undefined));
    case "replace":
      return toSent(await spotify.replaceItems(spotifyId, urisOf(step.entries)));
    case "move": {
      const { start, length, before } = step;
      return toSent(await spotify.moveItems(spotifyId, start, length, before, snapshotId));
    }
    case "create":
      return { createdId: (await spotify.createPlaylist(step.name, step.description)).id };
    case "remove": {
      const sent = toSent(await spotify.removeItems(spotifyId, removedUris(step), snapshotId));
      // The same snapshot means that nothing was removed; adding the other occurrences would then double them.
      if (edit.steps.length > 1 && snapshotId && sent.snapshotId === snapshotId)
        throw new SpotifyError(["refused_by_spotify", { reason: "not_removed" }], { endpoint: removal });
      return sent;
    }
  }
}

/** Returns the state of a step that got no usable reply; null if Spotify does not tell that either. */
async function lookUp(run: EditRun, step: Step) {
  try {
    if (step.type !== "create") return await findStepState(run.list, step);
    const createdId = await findCreatedPlaylist(run, step.name);
    return createdId ? { createdId } : "pending";
  } catch (error) {
    log.info({ error, playlistId: run.edit.playlistId }, "the outcome of a step could not be looked up");
    return null;
  }
}

const isMissingSongs = ({ kind, done, nextStep }: RunningEdit) =>
  kind === "remove" && nextStep > 0 && done === 0;

/** A new playlist can answer 404 to its first songs. */
const isNewPlaylist = ({ kind, done }: RunningEdit) => kind === "publish" && done === 0;

/** Spotify has answered 400 and 502 to snapshots: compares the list instead, and names no version. */
async function sendWithoutSnapshot(run: EditRun, step: Step, isRepeat: boolean): Promise<SentStep> {
  const { edit, list } = run;
  run.snapshotId = undefined;
  if (!(await isAsExpected(list, indexesToCheck(list.items, remainingSteps(edit)))))
    throw changedOnSpotify(edit.kind);
  return sendStep(run, step, isRepeat);
}

/**
 * Sends a step. Without a usable reply, looks up if Spotify carried it out; a step is never repeated on suspicion.
 * @param isRepeat true for the second and last try
 * @throws SpotifyError; AppError playlist_changed_on_spotify; LeaseLost
 */
export async function sendStep(run: EditRun, step: Step, isRepeat = false): Promise<SentStep> {
  const { edit, list, snapshotId } = run;
  // Another process may have taken over the edit and sent the step already.
  await extendLease(edit);
  try {
    return await callSpotify(run, step);
  } catch (error) {
    if (!(error instanceof SpotifyError)) throw error;
    if (snapshotId && error.status === 400) return sendWithoutSnapshot(run, step, isRepeat);
    if (error.status === 404 && !isRepeat && isNewPlaylist(edit) && step.type === "add") {
      await pause(pauses.newPlaylistMs);
      return sendStep(run, step, true);
    }
    if (!isUncertain(error)) throw await explainRefusedSongs(run, step, error);
    run.mayBeSent = true;
    run.isUncertain = true;
    list.writtenAt = new Date();
    const state = await lookUp(run, step);
    if (state === "done") return {};
    if (state && typeof state === "object") return state;
    if (state === "changed") {
      const reason = await explainRefusedSongs(run, step, error);
      if (reason === error) throw changedOnSpotify(edit.kind);
      run.isUncertain = false;
      throw reason;
    }
    // A request without a reply may still be under way; a refused one is not.
    if (state === "pending" && error.status !== undefined) {
      run.isUncertain = false;
      if (snapshotId) return sendWithoutSnapshot(run, step, isRepeat);
      if (!isRepeat && isMissingSongs(edit)) return sendStep(run, step, true);
      throw await explainRefusedSongs(run, step, error);
    }
    throw error;
  }
}
