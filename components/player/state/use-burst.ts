import { useCallback, useEffect, useRef, useState } from "react";

const quietMs = 300;

/**
 * Sends only the last value of a burst, such as repeated presses of a key: each value would cost a call. Returns the value that
 * Spotify has not confirmed yet, and the function that chooses the next one from it.
 */
export function useBurst(send: (value: number) => Promise<void>) {
  const [value, setValue] = useState<number | null>(null);
  const latest = useRef<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const choose = useCallback(
    (chooseNext: (unconfirmed: number | null) => number) => {
      const next = chooseNext(latest.current);
      latest.current = next;
      setValue(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(async () => {
        await send(next);
        if (latest.current !== next) return;
        latest.current = null;
        setValue(null);
      }, quietMs);
    },
    [send],
  );
  return [value, choose] as const;
}
