import type { UserContext } from "@/lib/core/context";
import { continueQueue, playEntry } from "@/lib/queue/playing/jump";
import type { PlayQueueInput } from "@/lib/schemas/queue";
import { sendPlayerCommand } from "./command";
import { setOrderedAt } from "./keep-order";
import { readModes } from "./read-modes";

/** Plays an item of the person's queue, or its current song on. @throws AppError not_found, queue_empty; SpotifyError */
export async function playQueue(ctx: UserContext, { id, deviceId }: PlayQueueInput): Promise<void> {
  await sendPlayerCommand(ctx, client => {
    const target = { deviceId, readModes: () => readModes(ctx, client) };
    return id ? playEntry(ctx, client, id, target) : continueQueue(ctx, client, target);
  });
  await setOrderedAt(ctx, new Date());
}
