import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { AppError } from "@/lib/core/errors";
import { beginsLikeZip, type Member, UnusableArchive, withZip } from "@/lib/history/imports/files/read-zip";
import { isFields } from "@/lib/history/imports/rows/fields";
import { type LibraryFile, libraryFile } from "@/lib/schemas/export";
import { readAccountData } from "./account-data";
import { readCsv } from "./csv";
import { emptyContent, type FileContent, urisIn } from "./file-content";
import { readLinks } from "./links";

export type ForeignFile = { name: string; bytes: Buffer };

/** The files of an archive that have songs in Spotify's account data or in exports of playlists. */
const isWanted = (name: string) => /^(YourLibrary|Playlist\d*)\.json$|\.csv$/i.test(name);

/** The content is in memory as a whole, as that of a library file is. */
const maxUnpackedBytes = 64 * 1024 * 1024;

const inflate = async ({ open }: Member): Promise<Buffer> => {
  try {
    return await buffer(await open());
  } catch {
    throw new UnusableArchive("archive_damaged");
  }
};

async function unpack({ name, bytes }: ForeignFile): Promise<ForeignFile[]> {
  try {
    return await withZip(Readable.from([bytes], { objectMode: false }), isWanted, async members => {
      if (members.reduce((sum, { bytes }) => sum + bytes, 0) > maxUnpackedBytes)
        throw new UnusableArchive("archive_too_large");
      const files: ForeignFile[] = [];
      for (const member of members) files.push({ name: member.name, bytes: await inflate(member) });
      return files;
    });
  } catch (error) {
    if (!(error instanceof UnusableArchive)) throw error;
    throw new AppError("library_file_unusable", { reason: error.reason, name });
  }
}

/** Finds links in a JSON list, or in an object with a list of links or URIs. */
function linksIn(value: unknown): string | null {
  const list = isFields(value) ? (value.links ?? value.uris) : value;
  const isLinks = Array.isArray(list) && list.length > 0 && list.every(link => typeof link === "string");
  return isLinks ? list.join("\n") : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** An entry of a library file that cannot be used is null. */
const contentOf = ({ playlists, likedSongs, songs }: LibraryFile): FileContent => ({
  playlists: playlists.filter(playlist => playlist !== null),
  likedSongs: likedSongs.filter(entry => entry !== null),
  songs: songs.filter(song => song !== null),
});

/** Reads a file by its content: a part of Spotify's account data, a CSV file, or links. @returns null for anything else */
function readOne({ name, bytes }: ForeignFile, listName: string): FileContent | null {
  const text = new TextDecoder().decode(bytes).replaceAll("\0", "");
  const title = name.replace(/\.\w{1,5}$/, "") || listName;
  if (/^\s*[{[]/.test(text)) {
    const value = parseJson(text);
    const library = libraryFile.safeParse(value);
    if (library.success) return contentOf(library.data);
    return readForeignJson(value, title);
  }
  const csv = /^[^\n]*,/.test(text) ? readCsv(text, title) : null;
  return csv ?? (urisIn(text).length > 0 ? readLinks(text, title) : null);
}

/** Reads JSON that is not Tonearm's own. @returns null if it is neither account data nor a list of links */
export function readForeignJson(value: unknown, listName: string): FileContent | null {
  // These are keys of a library file, whose mistakes are named by field.
  if (isFields(value) && ("format" in value || "version" in value)) return null;
  const links = linksIn(value);
  return links === null ? readAccountData(value) : readLinks(links, listName);
}

/**
 * Reads files that other programs wrote, archives included. Each CSV file and each list of links is a playlist.
 * @param listName the name of a playlist whose file has none
 * @throws AppError library_file_unusable
 */
export async function readForeignFiles(files: ForeignFile[], listName: string): Promise<FileContent> {
  const content = emptyContent();
  let isUsable = false;
  for (const file of files) {
    for (const each of beginsLikeZip(file.bytes) ? await unpack(file) : [file]) {
      const read = readOne(each, listName);
      if (!read) continue;
      isUsable = true;
      content.playlists.push(...read.playlists);
      content.likedSongs.push(...read.likedSongs);
      content.songs.push(...read.songs);
    }
  }
  if (!isUsable) throw new AppError("library_file_unusable", { reason: "unknown" });
  return content;
}
