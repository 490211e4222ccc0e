import { closeSync, createWriteStream, openSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Entry, fromFdPromise, type ZipFile } from "yauzl";
import { textOf } from "../rows/fields";

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

/** The first bytes of an archive: with members, without any, and in parts. */
const magic = ["PK\u0003\u0004", "PK\u0005\u0006", "PK\u0007\u0008"];

/** Tells if a file is an archive by its first bytes. A list of artists can begin with `PK`. */
export const beginsLikeZip = (start: Buffer): boolean => magic.includes(start.toString("latin1", 0, 4));

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
    const name = textOf(baseName(entry.fileName));
    // macOS adds files with resource forks, whose names begin with a dot.
    if (!name || name.startsWith(".") || !isWanted(name)) continue;
    if (entry.isEncrypted()) throw new UnusableArchive("archive_damaged");
    requireSane(entry);
    total += entry.uncompressedSize;
    if (total > limits.totalBytes) throw new UnusableArchive("archive_too_large");
    members.push({ name, bytes: entry.uncompressedSize, open: () => zip.openReadStreamPromise(entry) });
  }
  return members;
}

/** Opens a file that has no name any more, so that nothing of it stays if the process is killed. */
async function openUnnamedFile(): Promise<number> {
  const directory = await mkdtemp(path.join(tmpdir(), "tonearm-history-"));
  try {
    return openSync(path.join(directory, "upload.zip"), "wx+", 0o600);
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Writes an archive to a temporary file, because its directory is at its end. @throws UnusableArchive */
async function openArchive(content: Readable): Promise<ZipFile> {
  const file = await openUnnamedFile();
  try {
    await pipeline(content, createWriteStream("", { fd: file, autoClose: false }));
    return await fromFdPromise(file, { lazyEntries: true, autoClose: false }).catch(() => {
      throw new UnusableArchive("archive_damaged");
    });
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/**
 * Passes the wanted members of an archive to `work`. Names in the archive are never used as paths, and only wanted members are inflated,
 * up to the size that the directory names.
 * @throws UnusableArchive
 */
export async function withZip<T>(
  content: Readable,
  isWanted: (name: string) => boolean,
  work: (members: Member[]) => Promise<T>,
): Promise<T> {
  const zip = await openArchive(content);
  try {
    return await work(await listMembersOrRefuse(zip, isWanted));
  } finally {
    zip.close();
  }
}

/** A name with `..` or an absolute path is an error of the library. */
const listMembersOrRefuse = (zip: ZipFile, isWanted: (name: string) => boolean): Promise<Member[]> =>
  listMembers(zip, isWanted).catch(error => {
    throw error instanceof UnusableArchive ? error : new UnusableArchive("archive_damaged");
  });
