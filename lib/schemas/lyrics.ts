import { z } from "zod";

export const lyrics = z
  .object({
    isInstrumental: z.boolean(),
    isSynced: z.boolean(),
    lines: z.array(z.object({ atMs: z.number().int().nullable(), text: z.string() })),
  })
  .meta({
    id: "Lyrics",
    description:
      "The lyrics of a song from LRCLIB (https://lrclib.net). `atMs` is the position at which a line begins, null if they are not `isSynced`. A line without text is a pause.",
  });
export type Lyrics = z.infer<typeof lyrics>;
