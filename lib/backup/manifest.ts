import { z } from "zod";
import { OperatorError } from "@/lib/platform/operator-error";

/** The first line of a backup begins with this and goes on with the manifest; see decision 33 for the format. */
export const manifestPrefix = "-- Tonearm backup ";
export const checksumPrefix = "-- sha256 ";
/** The last line: the prefix, the checksum in hex and the end of the line. */
export const checksumLineLength = checksumPrefix.length + 64 + 1;
/** Ends the rows of a table, as in PostgreSQL's own dumps. */
export const endOfRows = "\\.\n";

const formatVersion = 1;

const secrets = z.object({ APP_SECRET: z.string(), ENCRYPTION_KEYS: z.string() });

const table = z.object({ name: z.string(), columns: z.array(z.string()) });

const manifest = z.object({
  format: z.literal(formatVersion),
  createdAt: z.string(),
  /** The migrations that the database had: they are its schema. */
  migrations: z.array(z.string()),
  secrets,
  /** The ids of the keys that stored values are encrypted with. */
  usedKeyIds: z.array(z.string()),
  tables: z.array(table),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), isCalled: z.boolean() })),
});

export type Secrets = z.infer<typeof secrets>;
export type Table = z.infer<typeof table>;
export type Manifest = z.infer<typeof manifest>;

export const createManifest = (content: Omit<Manifest, "format" | "createdAt">): Manifest => ({
  format: formatVersion,
  createdAt: new Date().toISOString(),
  ...content,
});

/** @throws OperatorError when the line is no manifest, or one of a later format */
export function parseManifest(line: string, file: string): Manifest {
  if (!line.startsWith(manifestPrefix))
    throw new OperatorError(`${file} is no backup of Tonearm. Nothing was changed.`);
  let content: unknown;
  try {
    content = JSON.parse(line.slice(manifestPrefix.length));
  } catch {
    throw damaged(file);
  }
  const { data: format } = z.object({ format: z.number() }).safeParse(content);
  if (format && format.format > formatVersion)
    throw new OperatorError(
      `${file} was written by a newer version of Tonearm. Restore it with that version; nothing was changed.`,
    );
  const { data } = manifest.safeParse(content);
  if (!data) throw damaged(file);
  return data;
}

/** The refusal of a backup whose content is not as it was written. */
export const damaged = (file: string) =>
  new OperatorError(`${file} is cut or damaged. Use another copy or an earlier backup; nothing was changed.`);

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Returns the table and its columns for COPY. */
export const copyTarget = ({ name, columns }: Table): string =>
  `${quote(name)} (${columns.map(quote).join(", ")})`;
/** The line before the rows of a table, as in PostgreSQL's own dumps. */
export const copyLine = (table: Table): string => `COPY ${copyTarget(table)} FROM stdin;`;

export const quoteName = quote;
