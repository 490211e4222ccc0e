import { AppError } from "@/lib/core/errors";

/** More than the tabs that anybody looks at. Each stream asks the database twice a second for as long as it is open. */
const most = 20;

// Next loads a module once a bundle; the streams of all of them count together.
const home = globalThis as typeof globalThis & { tonearmStreams?: Map<string, number> };

/**
 * Counts a stream of a person as open in this process.
 * @returns what counts it as closed, however often it is called
 * @throws AppError too_many_requests
 */
export function countStream(userId: string): () => void {
  home.tonearmStreams ??= new Map();
  const streams = home.tonearmStreams;
  const open = (streams.get(userId) ?? 0) + 1;
  if (open > most)
    throw new AppError(
      "too_many_requests",
      `You have ${most} event streams open. Close one of them, then open another.`,
      { retryAt: new Date(Date.now() + 15_000) },
    );
  streams.set(userId, open);
  let isOpen = true;
  return () => {
    if (!isOpen) return;
    isOpen = false;
    const left = (streams.get(userId) ?? 1) - 1;
    if (left > 0) streams.set(userId, left);
    else streams.delete(userId);
  };
}
