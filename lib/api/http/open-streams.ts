import { AppError } from "@/lib/core/errors";
import { perProcess } from "@/lib/platform/per-process";

/** More than anybody has tabs open. Each stream queries the database twice a second. */
const maxStreams = 20;

/**
 * Counts an event stream of a person as open in this process.
 * @returns a function that counts it as closed, and does nothing when called again
 * @throws AppError too_many_requests
 */
export function countStream(userId: string): () => void {
  const streams = perProcess("event streams", () => new Map<string, number>());
  const open = (streams.get(userId) ?? 0) + 1;
  if (open > maxStreams)
    throw new AppError(
      "too_many_requests",
      { reason: "event_streams", limit: maxStreams },
      { retryAt: new Date(Date.now() + 15_000) },
    );
  streams.set(userId, open);
  let isOpen = true;
  return () => {
    if (!isOpen) return;
    isOpen = false;
    const remaining = (streams.get(userId) ?? 1) - 1;
    if (remaining > 0) streams.set(userId, remaining);
    else streams.delete(userId);
  };
}
