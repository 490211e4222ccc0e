import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import { AppError } from "@/lib/core/errors";

const bytesPerMegabyte = 1024 * 1024;
const maxFiles = 500;
const maxFields = 20;

/** A file of a form while it arrives. `content` must be read to its end; it fails when the form ends early. */
export type ReceivedFile = { name: string; content: Readable };

/** Passes chunks on until there are too many bytes. */
function limitBytes(megabytes: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > megabytes * bytesPerMegabyte)
        done(new AppError("body_too_large", { reason: "bytes", megabytes }));
      else done(null, chunk);
    },
  });
}

function openParser(type: string): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: { "content-type": type },
      limits: { files: maxFiles, fields: maxFields, fieldSize: bytesPerMegabyte },
    });
  } catch (cause) {
    throw new AppError("bad_request", { reason: "form_malformed" }, { cause });
  }
}

const incomplete = (cause: unknown) => new AppError("bad_request", { reason: "body_incomplete" }, { cause });

/**
 * Passes the files of a form (multipart/form-data) to `take`, one after the other while they arrive, so that no file is ever in memory
 * as a whole.
 * @throws AppError unsupported_media_type, body_too_large, bad_request; whatever `take` throws
 */
export async function receiveFiles(
  request: Request,
  megabytes: number,
  take: (file: ReceivedFile) => Promise<void>,
): Promise<void> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type))
    throw new AppError("unsupported_media_type", { reason: "not_multipart" });
  if (Number(request.headers.get("content-length") ?? 0) > megabytes * bytesPerMegabyte)
    throw new AppError("body_too_large", { reason: "bytes", megabytes });
  if (!request.body) throw incomplete(null);
  const parser = openParser(type);
  let taken = Promise.resolve();
  let failure: unknown;
  const arriving = new Set<BusboyFileStream>();
  let isTooMany = false;
  parser.on("filesLimit", () => {
    isTooMany = true;
  });
  parser.on("file", (_field: string, content: BusboyFileStream, name: string | undefined) => {
    arriving.add(content);
    content.on("end", () => arriving.delete(content));
    content.on("error", cause => {
      failure ??= incomplete(cause);
    });
    taken = taken
      .then(async () => {
        if (!failure) await take({ name: name ?? "", content });
      })
      .catch(error => {
        failure ??= error;
        parser.destroy(error as Error);
      })
      .finally(() => content.resume());
  });
  try {
    await pipeline(Readable.fromWeb(request.body as never), limitBytes(megabytes), parser, {
      signal: request.signal,
    });
  } catch (cause) {
    failure ??= cause instanceof AppError ? cause : incomplete(cause);
    // The parser leaves the file that it was reading open, and whoever reads it would wait forever.
    for (const content of arriving) content.destroy(incomplete(cause));
  }
  await taken;
  if (failure) throw failure;
  if (isTooMany) throw new AppError("bad_request", { reason: "too_many_files", limit: maxFiles });
}
