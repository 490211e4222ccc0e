import { z } from "zod";

export const isoTime = z.iso.datetime();
export const uuid = z.uuid();

/** A page of a list: `nextCursor` is null on the last one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(4000).optional(),
});

export const fieldError = z.object({ path: z.string(), message: z.string() });

/** RFC 9457 with a stable `code`. `retryAt` comes with the codes that a wait mends. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  errors: z.array(fieldError).optional(),
  retryAt: isoTime.optional(),
});
export type Problem = z.infer<typeof problem>;
