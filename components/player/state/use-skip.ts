import { useCallback, useEffect, useRef, useState } from "react";

export type Skip = "next" | "previous";

/** The time after which an accepted skip no longer shows, even if the player shows the same song. */
const maxShownMs = 4_000;

/**
 * Shows a skip until the player has shown its result. Ignores further presses while the command is on its way: each one would skip
 * another song.
 * @param send sends the command; returns false if it was refused
 * @param updatedAt the time of the player's last update
 */
export function useSkip(send: (direction: Skip) => Promise<boolean>, updatedAt: number) {
  const [shown, setShown] = useState<{ direction: Skip; acceptedAt: number | null } | null>(null);
  const isSending = useRef(false);

  const skip = useCallback(
    async (direction: Skip) => {
      if (isSending.current) return;
      isSending.current = true;
      setShown({ direction, acceptedAt: null });
      try {
        const isAccepted = await send(direction);
        setShown(isAccepted ? { direction, acceptedAt: Date.now() } : null);
      } finally {
        isSending.current = false;
      }
    },
    [send],
  );

  const acceptedAt = shown?.acceptedAt ?? null;
  useEffect(() => {
    if (acceptedAt === null) return;
    if (updatedAt > acceptedAt) return setShown(null);
    const timer = setTimeout(() => setShown(null), maxShownMs);
    return () => clearTimeout(timer);
  }, [acceptedAt, updatedAt]);

  return { skipping: shown?.direction ?? null, skip };
}
