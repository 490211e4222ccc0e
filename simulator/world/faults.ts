import { z } from "zod";

/** The body of `POST /_control/faults`. */
export const faultSchema = z.strictObject({
  match: z.strictObject({
    method: z.string().toUpperCase().optional(),
    path: z.string().startsWith("/", "must start with /"),
  }),
  times: z.number().int().positive().default(1),
  status: z.number().int().min(200).max(599).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  delayMs: z.number().int().nonnegative().max(600_000).optional(),
  drop: z.boolean().optional(),
});

export type Fault = z.infer<typeof faultSchema>;

/** Returns the first matching fault and counts its use: after `times` uses it is removed. */
export function takeFault(faults: Fault[], method: string, path: string): Fault | undefined {
  const index = faults.findIndex(
    ({ match }) => (match.method ?? method) === method && path.startsWith(match.path),
  );
  const fault = faults[index];
  if (!fault) return undefined;
  fault.times -= 1;
  if (fault.times <= 0) faults.splice(index, 1);
  return fault;
}
