import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";

/** The body of `POST /_control/faults`. */
export const faultSchema = z.strictObject({
  match: z.strictObject({
    method: z.string().toUpperCase().optional(),
    path: z.string().startsWith("/", "must start with /"),
    /** Only requests of this app: those with its tokens, and with its credentials as Basic authorization. */
    clientId: z.string().optional(),
  }),
  times: z.number().int().positive().default(1),
  /** The number of matching requests before the first that fails. */
  skip: z.number().int().nonnegative().default(0),
  /** The request is carried out, and only its reply is lost. */
  executes: z.boolean().optional(),
  status: z.number().int().min(200).max(599).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  delayMs: z.number().int().nonnegative().max(600_000).optional(),
  drop: z.boolean().optional(),
});

export type Fault = z.infer<typeof faultSchema>;

/** Requests that wait for the delay of a fault. */
export class DelayedRequests {
  private readonly waiting = new Set<{ fault: Fault; end: AbortController }>();

  /** Waits for the delay of a fault, or until `end` ends it. */
  async wait(fault: Fault, ms: number): Promise<void> {
    const request = { fault, end: new AbortController() };
    this.waiting.add(request);
    await wait(ms, undefined, { signal: request.end.signal }).catch(() => undefined);
    this.waiting.delete(request);
  }

  /** Ends the delays of faults that were removed. */
  end(isRemoved: (fault: Fault) => boolean): void {
    for (const { fault, end } of this.waiting) if (isRemoved(fault)) end.abort();
  }
}

/** A request as faults match it; `clientId` is null when it names no app. */
type FaultTarget = { method: string; path: string; clientId: string | null };

/** Returns the first matching fault and counts its use: it is skipped `skip` times, and after `times` uses removed. */
export function takeFault(faults: Fault[], { method, path, clientId }: FaultTarget): Fault | undefined {
  const index = faults.findIndex(
    ({ match }) =>
      (match.method ?? method) === method &&
      (match.clientId ?? clientId) === clientId &&
      path.startsWith(match.path),
  );
  const fault = faults[index];
  if (!fault) return undefined;
  if (fault.skip > 0) {
    fault.skip -= 1;
    return undefined;
  }
  fault.times -= 1;
  if (fault.times <= 0) faults.splice(index, 1);
  return fault;
}
