import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { personTransaction } from "@/lib/platform/db";
import { isDatabaseUnavailable } from "@/lib/platform/db/outage";
import { beginEdit, type EditRequest, type EditResult, type FinishedEdit } from "./begin-edit";
import type { RunningEdit } from "./edit-row";
import { pause, pauses } from "./pauses";
import { abandonUnfinished } from "./resume-edit";
import { runEdit } from "./run-edit";

const firstPollMs = 20;
const maxPollMs = 150;

/** Finishes an edit that was left unfinished, before another one begins. A restore replaces what is left of it. */
async function finishEarlierEdit(ctx: UserContext, edit: RunningEdit, requested: EditRequest): Promise<void> {
  try {
    await runEdit(ctx, edit, false);
  } catch (error) {
    if (requested.kind !== "restore" || edit.kind === "publish" || isDatabaseUnavailable(error)) throw error;
    await abandonUnfinished(ctx, edit.playlistId);
  }
}

/**
 * Edits a playlist. A Spotify playlist is changed on Spotify, step by step; the edit is stored first, so that another process can
 * finish it. Waits for other edits of the playlist, and holds neither a lock nor a connection while Spotify is asked.
 * @throws AppError not_found, playlist_not_editable, playlist_busy; otherwise like `runEdit`
 */
export async function editPlaylist<Reply>(
  ctx: UserContext,
  playlistId: string,
  requested: EditRequest,
): Promise<FinishedEdit & { reply: Reply }> {
  const withReply = (edit: FinishedEdit) => ({
    ...edit,
    reply: (edit.result as EditResult | null)?.reply as Reply,
  });
  const deadline = Date.now() + pauses.maxWaitMs;
  for (let pollMs = firstPollMs; ; ) {
    const begun = await personTransaction(ctx.userId, client =>
      beginEdit(client, ctx.userId, playlistId, requested),
    );
    if (begun.type === "finished") return withReply(begun.edit);
    if (begun.type === "run" && begun.isRequested) {
      await runEdit(ctx, begun.edit, true);
      return withReply(begun.edit);
    }
    if (begun.type === "run") await finishEarlierEdit(ctx, begun.edit, requested);
    else {
      if (Date.now() > deadline) throw new AppError("playlist_busy");
      await pause(pollMs * (0.5 + Math.random() / 2));
      pollMs = Math.min(maxPollMs, pollMs * 1.5);
    }
  }
}
