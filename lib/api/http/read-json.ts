import { AppError } from "@/lib/core/errors";

const bytesPerMegabyte = 1024 * 1024;
/** More levels than any body of the API needs, and few enough for recursive functions. */
const maxDepth = 32;

/** Refuses NUL and lone surrogates. */
export function refuseTextPostgresCannotStore(text: string): void {
  if (text.includes("\u0000")) throw new AppError("bad_request", { reason: "nul_character" });
  if (!text.isWellFormed()) throw new AppError("bad_request", { reason: "lone_surrogate" });
}

/** Refuses strings and property names that cannot be stored, and values that are nested too deeply. */
function checkValue(value: unknown, depth = 0): void {
  if (typeof value === "string") refuseTextPostgresCannotStore(value);
  if (typeof value !== "object" || value === null) return;
  if (depth === maxDepth) throw new AppError("bad_request", { reason: "body_too_deep", limit: maxDepth });
  if (Array.isArray(value)) for (const item of value) checkValue(item, depth + 1);
  else
    for (const [name, item] of Object.entries(value)) {
      refuseTextPostgresCannotStore(name);
      checkValue(item, depth + 1);
    }
}

function decodeUtf8(body: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw new AppError("bad_request", { reason: "body_not_utf8" });
  }
}

/** Parses a body as JSON. An empty body counts as `{}`. @throws AppError bad_request */
export function parseJson(body: Uint8Array): unknown {
  const text = decodeUtf8(body);
  let value: unknown;
  if (text.trim() === "") return {};
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("bad_request", { reason: "body_not_json" });
  }
  checkValue(value);
  return value;
}

/**
 * Reads the body of a request.
 * @throws AppError body_too_large, unsupported_media_type, bad_request
 */
export async function readBody(request: Request, megabytes: number): Promise<Buffer> {
  const encoding = request.headers.get("content-encoding");
  if (encoding && !/^identity$/i.test(encoding))
    throw new AppError("unsupported_media_type", { reason: "content_encoding" });
  const bodyTooLarge = () => new AppError("body_too_large", { reason: "bytes", megabytes });
  const maxBytes = megabytes * bytesPerMegabyte;
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw bodyTooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) throw bodyTooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError("bad_request", { reason: "body_incomplete" });
  }
  return Buffer.concat(chunks);
}

/** Reads the body of a request as text. @throws like readBody */
export const readText = async (request: Request, megabytes: number): Promise<string> =>
  decodeUtf8(await readBody(request, megabytes));

/**
 * Reads the body of a request that must be JSON, empty, or of one of the other media types, and does not parse it.
 * @throws AppError body_too_large, unsupported_media_type, bad_request
 */
export async function readTypedBody(
  request: Request,
  megabytes: number,
  otherTypes: readonly string[] = [],
): Promise<Buffer> {
  const body = await readBody(request, megabytes);
  const type = request.headers.get("content-type") ?? "";
  const isOther = otherTypes.includes(type.split(";")[0]?.trim().toLowerCase() ?? "");
  if (body.length > 0 && !isOther && !/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type))
    throw new AppError("unsupported_media_type", { reason: "not_json" });
  return body;
}

/** Reads the body of a request as a JSON value. @throws like readTypedBody */
export const readJson = async (request: Request, megabytes: number): Promise<unknown> =>
  parseJson(await readTypedBody(request, megabytes));
