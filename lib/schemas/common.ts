import { z } from "zod";

export const isoTime = z.iso.datetime();
export const uuid = z.uuid();

/**
 * The id of something that belongs to a person, such as `idOf("song")`; `x-thing` names it in the API's document. Taken
 * as RFC 9562 has it in either case, and compared as the database writes it.
 */
export const idOf = (thing: string) =>
  z
    .uuid()
    .toLowerCase()
    .meta({ description: `Id of a ${thing} of yours.`, "x-thing": thing });

/** A page of a list: `nextCursor` is null on the last one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50).meta({ description: "How many items at most." }),
  cursor: z
    .string()
    .max(4000)
    .optional()
    .meta({ description: "`nextCursor` of the page before; without it the list begins." }),
});

/** What was left out, counted by a code for the reason, with a few examples. */
export const skippedBy = <Reason extends z.ZodType>(reason: Reason) =>
  z.array(z.object({ reason, count: z.number().int(), examples: z.array(z.string()) }));

export const fieldError = z.object({ path: z.string(), message: z.string() });

/** RFC 9457 with a stable `code`. `retryAt` comes with the codes that a wait mends. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string().meta({ description: "Stable: what a program decides by." }),
    detail: z.string().meta({ description: "What happened, why and what to do now, for a person." }),
    requestId: z.string().meta({ description: "Names this request in the server's log." }),
    errors: z.array(fieldError).optional().meta({ description: "The fields that are wrong." }),
    retryAt: isoTime.optional().meta({ description: "When it is worth trying again." }),
  })
  .meta({ id: "Problem", description: "A refusal or failure, as RFC 9457 has it." });
export type Problem = z.infer<typeof problem>;
