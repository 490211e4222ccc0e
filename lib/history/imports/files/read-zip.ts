import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Entry, openPromise, type ZipFile } from "yauzl";

/** An archive that cannot be read; `name` is one of the reasons of the error `history_files_unusable`. */
export class UnusableArchive extends Error {
  constructor(readonly reason: "archive_damaged" | "archive_too_large") {
    super(reason);
  }
}

/** Ten times what the largest known package has. */
const limits = {
  members: 5_000,
  memberBytes: 512 * 1024 * 1024,
  totalBytes: 3 * 1024 * 1024 * 1024,
  ratio: 250,
};
/** Small members may shrink by any ratio. */
const freeBytes = 16 * 1024 * 1024;

export type Member = { name: string; bytes: number; open: () => Promise<Readable> };

/** The name without folders, of either system. */
export const baseName = (name: string): string => name.split(/[\\/]/).at(-1) ?? "";

function requireSane({ uncompressedSize, compressedSize }: Entry): void {
  const isBomb = uncompressedSize > freeBytes && uncompressedSize > limits.ratio * compressedSize;
  if (isBomb || uncompressedSize > limits.memberBytes) throw new UnusableArchive("archive_too_large");
}

/** Lists the members that `isWanted`; nothing is inflated yet. @throws UnusableArchive */
async function listMembers(zip: ZipFile, isWanted: (name: string) => boolean): Promise<Member[]> {
  if (zip.entryCount > limits.members) throw new UnusableArchive("archive_too_large");
  const members: Member[] = [];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const name = baseName(entry.fileName);
    // macOS adds files with resource forks, whose names begin with a dot.
    if (name === "" || name.startsWith(".") || !isWanted(name)) continue;
    if (entry.isEncrypted()) throw new UnusableArchive("archive_damaged");
    requireSane(entry);
    total += entry.uncompressedSize;
    if (total > limits.totalBytes) throw new UnusableArchive("archive_too_large");
    members.push({ name, bytes: entry.uncompressedSize, open: () => zip.openReadStreamPromise(entry) });
  }
  return members;
}

/**
 * Passes the wanted members of an archive to `work`. The archive is in a temporary file meanwhile, because its directory is at its end.
 * Names in the archive are never used as paths, and only wanted members are inflated, up to the size that the directory names.
 * @throws UnusableArchive
 */
export async function withZip<T>(
  content: Readable,
  isWanted: (name: string) => boolean,
  work: (members: Member[]) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(path.join(tmpdir(), "tonearm-history-"));
  try {
    const file = path.join(directory, "upload.zip");
    await pipeline(content, createWriteStream(file, { mode: 0o600 }));
    const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch(() => {
      throw new UnusableArchive("archive_damaged");
    });
    try {
      return await work(await listMembersOrRefuse(zip, isWanted));
    } finally {
      zip.close();
    }
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** A name with `..` or an absolute path is an error of the library. */
const listMembersOrRefuse = (zip: ZipFile, isWanted: (name: string) => boolean): Promise<Member[]> =>
  listMembers(zip, isWanted).catch(error => {
    throw error instanceof UnusableArchive ? error : new UnusableArchive("archive_damaged");
  });
