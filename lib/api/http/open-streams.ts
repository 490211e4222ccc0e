import { AppError } from "@/lib/core/errors";
import { gauge } from "@/lib/platform/metrics";
import { perProcess } from "@/lib/platform/per-process";

/** The maximum number of open streams per person, because each stream keeps a connection and its memory. */
const maxStreams = 20;

const openStreams = () => perProcess("event streams", () => new Map<string, number>());

/** Adds a gauge about the event streams of this process to the metrics. */
export function addStreamMetrics(): void {
  gauge("tonearm_event_streams", "Open event streams of this process.", [], async () => [
    { labels: {}, value: [...openStreams().values()].reduce((total, count) => total + count, 0) },
  ]);
}

/**
 * Counts an event stream of a person as open in this process.
 * @returns a function that counts the stream as closed; further calls do nothing
 * @throws AppError too_many_requests
 */
export function countStream(userId: string): () => void {
  const streamCounts = openStreams();
  const openCount = (streamCounts.get(userId) ?? 0) + 1;
  if (openCount > maxStreams)
    throw new AppError(
      "too_many_requests",
      { reason: "event_streams", limit: maxStreams },
      { retryAt: new Date(Date.now() + 15_000) },
    );
  streamCounts.set(userId, openCount);
  let isOpen = true;
  return () => {
    if (!isOpen) return;
    isOpen = false;
    const remaining = (streamCounts.get(userId) ?? 1) - 1;
    if (remaining > 0) streamCounts.set(userId, remaining);
    else streamCounts.delete(userId);
  };
}
