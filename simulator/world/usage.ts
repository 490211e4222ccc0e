const rateWindowMs = 30_000;
const dayMs = 86_400_000;

/** The times of the calls in a rolling window, oldest first. */
class CallWindow {
  private times: number[] = [];
  private head = 0;

  constructor(private readonly spanMs: number) {}

  countAt(now: number): number {
    while (this.head < this.times.length && (this.times[this.head] ?? 0) <= now - this.spanMs) this.head += 1;
    if (this.head > 1000) {
      this.times = this.times.slice(this.head);
      this.head = 0;
    }
    return this.times.length - this.head;
  }

  add(now: number): void {
    this.times.push(now);
  }

  /** Returns the time at which the oldest call leaves the window, so that the next call fits. */
  freeAt(now: number): number {
    return (this.times[this.head] ?? now) + this.spanMs;
  }
}

type Meter = {
  window: CallWindow;
  lockedUntil: number;
};

/**
 * Limits calls in a rolling window. Spotify has two: 30 seconds per app (docs: concepts/rate-limits) and about
 * a day per developer and endpoint group (docs: references/changes/july-2026).
 */
class Limiter {
  private meters = new Map<string, Meter>();

  constructor(private readonly spanMs: number) {}

  /**
   * Counts a call. Returns null if it is allowed, otherwise the milliseconds to wait. With `escalate`, a call during the
   * wait extends it to a full day.
   */
  tryCall(key: string, limit: number, now: number, escalate: boolean): number | null {
    let meter = this.meters.get(key);
    if (!meter) {
      meter = { window: new CallWindow(this.spanMs), lockedUntil: 0 };
      this.meters.set(key, meter);
    }
    if (now < meter.lockedUntil) {
      if (escalate) meter.lockedUntil = now + dayMs;
      return meter.lockedUntil - now;
    }
    if (meter.window.countAt(now) < limit) {
      meter.window.add(now);
      return null;
    }
    meter.lockedUntil = limit === 0 ? now + this.spanMs : meter.window.freeAt(now);
    return meter.lockedUntil - now;
  }
}

export type Usage = {
  rate: Limiter;
  quota: Limiter;
};

export function createUsage(): Usage {
  return { rate: new Limiter(rateWindowMs), quota: new Limiter(dayMs) };
}
