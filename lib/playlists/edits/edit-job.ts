import { z } from "zod";
import { enqueue, type JobDefinition } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { continueEdit, type DueEdit, findDueEdits } from "./resume-edit";

const payload = z.object({ userId: z.uuid(), playlistId: z.uuid() });

/** Finishes an edit of a Spotify playlist that stopped half-way. */
export const editJob: JobDefinition<DueEdit> = {
  name: "playlist-edit",
  payload,
  handle: async edit => {
    await continueEdit(edit);
    return undefined;
  },
};

/** Queues the edits that are due; the queue ignores edits that it already has. */
export async function queueDueEdits(): Promise<void> {
  try {
    for (const edit of await findDueEdits()) await enqueue(editJob, edit.playlistId, edit);
  } catch (error) {
    log.warn({ error }, "unfinished edits could not be queued");
  }
}
