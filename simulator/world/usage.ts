const rateWindowMs = 30_000;
const dayMs = 86_400_000;

/** Times of recent calls, oldest first, trimmed as they leave the window. */
class Window {
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

  /** When the oldest call leaves, and with it the lock. */
  freeAt(now: number): number {
    return (this.times[this.head] ?? now) + this.spanMs;
  }
}

type Meter = {
  window: Window;
  lockedUntil: number;
};

/**
 * Counts calls against a limit over a rolling window. Two of them exist: 30 seconds an app
 * (docs: concepts/rate-limits) and about a day per developer and endpoint group (changelog July 2026).
 */
class Limiter {
  private meters = new Map<string, Meter>();

  constructor(private readonly spanMs: number) {}

  /** Milliseconds to wait, or null when the call is admitted. `escalate`: a call during the lock starts a full day. */
  take(key: string, limit: number, now: number, escalate: boolean): number | null {
    let meter = this.meters.get(key);
    if (!meter) {
      meter = { window: new Window(this.spanMs), lockedUntil: 0 };
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

export function noUsage(): Usage {
  return { rate: new Limiter(rateWindowMs), quota: new Limiter(dayMs) };
}
