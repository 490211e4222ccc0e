import { AppError } from "@/lib/core/errors";

/** More than anybody has tabs open. Each stream queries the database twice a second. */
const maxStreams = 20;

// Next loads a module once for each bundle; all bundles share this count.
const shared = globalThis as typeof globalThis & { tonearmStreams?: Map<string, number> };

/**
 * Counts an event stream of a person as open in this process.
 * @returns a function that counts it as closed, and does nothing when called again
 * @throws AppError too_many_requests
 */
export function countStream(userId: string): () => void {
  shared.tonearmStreams ??= new Map();
  const streams = shared.tonearmStreams;
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
