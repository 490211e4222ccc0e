import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

const id = z.string().min(1);

/** The URI of a playlist entry: a track, an episode or a local file; null for a withdrawn track. */
export const entryUriSchema = z
  .string()
  .regex(
    /^spotify:(track|episode|local):.+/,
    "must be a spotify:track:, spotify:episode: or spotify:local: URI",
  )
  .nullable();

/**
 * The format of a catalog file. The optional fields add rarer cases: other users' playlists, withdrawn tracks, saved albums.
 */
const catalogFileSchema = z.object({
  tracks: z.array(
    z.object({
      id,
      name: z.string(),
      durationMs: z.number().int().positive(),
      artistIds: z.array(id).min(1),
      albumId: id,
    }),
  ),
  artists: z.array(z.object({ id, name: z.string() })),
  albums: z.array(z.object({ id, name: z.string(), artistIds: z.array(id) })),
  playlists: z.array(
    z.object({
      id,
      name: z.string(),
      description: z.string().nullish(),
      trackIds: z.array(id),
      items: z.array(entryUriSchema).optional(),
      owner: z.object({ id, displayName: z.string() }).optional(),
    }),
  ),
  saved: z.object({ albumIds: z.array(id), artistIds: z.array(id), spokenWord: z.boolean() }).optional(),
});

export type CatalogFile = z.infer<typeof catalogFileSchema>;

/** Reads a `.json` or `.json.gz` catalog. Throws a one-line error that names the file and the mistake. */
export function readCatalogFile(path: string): CatalogFile {
  let data: unknown;
  try {
    const bytes = readFileSync(path);
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    data = JSON.parse((isGzip ? gunzipSync(bytes) : bytes).toString("utf8"));
  } catch (error) {
    throw new Error(
      `catalog ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const parsed = catalogFileSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  throw new Error(
    `catalog ${path} is not in the expected format: ${first?.path.join(".")}: ${first?.message}`,
  );
}
