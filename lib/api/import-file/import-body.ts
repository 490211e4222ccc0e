import { parseJson } from "@/lib/api/http/read-json";
import { parseInput } from "@/lib/api/parse-input";
import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { FileContent } from "@/lib/export/foreign/file-content";
import { type ForeignFile, readForeignFiles, readForeignJson } from "@/lib/export/foreign/read-foreign";
import { importLibrary } from "@/lib/export/import-library";
import { baseName } from "@/lib/history/imports/files/read-zip";
import { textOf } from "@/lib/history/imports/rows/fields";
import { translator } from "@/lib/i18n/translator";
import { type ImportReport, libraryFile } from "@/lib/schemas/export";

const isForm = (type: string) => /^multipart\/form-data/i.test(type);
const isJson = (type: string) => type === "" || /^application\/([\w.-]+\+)?json\b/i.test(type);

/** Reads the files of a form, or takes the body as one file without a name. */
async function filesOf(body: Uint8Array, type: string): Promise<ForeignFile[]> {
  if (!isForm(type)) return [{ name: "", bytes: Buffer.from(body) }];
  const form = await new Response(body as BodyInit, { headers: { "content-type": type } })
    .formData()
    .catch(cause => {
      throw new AppError("bad_request", { reason: "form_malformed" }, { cause });
    });
  const files: ForeignFile[] = [];
  for (const [, value] of form) {
    const isFile = typeof value !== "string";
    files.push({
      name: isFile ? value.name : "",
      bytes: isFile ? Buffer.from(await value.arrayBuffer()) : Buffer.from(value),
    });
  }
  return files;
}

/**
 * Parses and imports a library file, or a file of another program: Spotify's account data, CSV, links, or an archive of them.
 * @param type the media type of the body
 * @throws AppError bad_request, validation_failed, library_file_unusable, library_full
 */
export async function importBody(ctx: UserContext, body: Uint8Array, type = ""): Promise<ImportReport> {
  const listName = translator(ctx.locale, "missingNames")("importedSongs");
  const toFile = (content: FileContent) => ({ format: "tonearm-library", version: 1, ...content }) as const;
  if (!isJson(type)) {
    const files = await filesOf(body, type);
    const content = await readForeignFiles(files, listName);
    const fileNames = files.flatMap(({ name }) => textOf(baseName(name)) ?? []);
    return importLibrary(ctx, toFile(content), { keepsLikes: true, fileNames });
  }
  const value = parseJson(body);
  const content = readForeignJson(value, listName);
  if (content) return importLibrary(ctx, toFile(content), { keepsLikes: true });
  return importLibrary(ctx, parseInput(libraryFile, value));
}
