import { z } from "zod";

export const isoTime = z.iso.datetime();
export const uuid = z.uuid();

/**
 * Builds the schema for the id of a person's resource, such as `idOf("song")`. In the OpenAPI document, `x-thing` holds the
 * resource's name. RFC 9562 allows upper case, so ids are converted to lower case, as the database returns them.
 */
export const idOf = (thing: string) =>
  z
    .uuid()
    .toLowerCase()
    .meta({ description: `Id of one of your ${thing}s.`, "x-thing": thing });

/** Builds the schema for a page of a list. `nextCursor` is null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const pageQuery = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(50)
    .meta({ description: "The maximum number of items." }),
  cursor: z
    .string()
    .max(4000)
    .optional()
    .meta({ description: "`nextCursor` of the previous page. Omit it for the first page." }),
});

/** Builds the schema for skipped entries by reason code, each with a count and a few examples. */
export const skippedSchema = <Reason extends z.ZodType, Example extends z.ZodType>(
  reason: Reason,
  example: Example,
) => z.array(z.object({ reason, count: z.number().int(), examples: z.array(example) }));

const fieldError = z.object({ path: z.string(), message: z.string() });

/** The case of an error's code that occurred. */
export const errorReason = z
  .string()
  .optional()
  .meta({ description: "A stable word for the case that occurred, if the code covers several." });

/** RFC 9457 problem details with a stable `code`. `retryAt` is set for errors that pass with time. */
export const problem = z
  .object({
    type: z.string().meta({ description: "The address of the article that explains this code." }),
    title: z.string(),
    status: z.number().int(),
    code: z.string().meta({ description: "A stable code for programs." }),
    reason: errorReason,
    detail: z.string().meta({ description: "A message for people: what happened, why, and what to do." }),
    requestId: z.string().meta({ description: "The id of this request in the server's log." }),
    errors: z.array(fieldError).optional().meta({ description: "The invalid fields." }),
    retryAt: isoTime.optional().meta({ description: "The time from which a retry can succeed." }),
  })
  .meta({ id: "Problem", description: "An error, as RFC 9457 problem details." });
export type Problem = z.infer<typeof problem>;
