import { AppError } from "@/lib/core/errors";

const megabyte = 1024 * 1024;
/** More than any body of the API has, and far from where a parser would run out of stack. */
const deepest = 32;

const bad = (detail: string) => new AppError("bad_request", detail);

/** PostgreSQL's text has no NUL and no halves of surrogate pairs, and nobody types them. */
export function refuseUnstorable(text: string): void {
  if (text.includes("\u0000")) throw bad("The request contains the character NUL.");
  if (!text.isWellFormed()) throw bad("The request contains half of a Unicode surrogate pair.");
}

/** Where the string that begins at `start` ends: its closing quote. The text is known to be JSON. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    const character = text[at];
    if (character === "\\") at++;
    else if (character === '"' || character === undefined) return at;
  }
}

const colon = /\s*:/y;

/** Refuses what JSON.parse takes and nobody means: values within values without end, and a name given twice. */
function refuseOddities(text: string): void {
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "{" || character === "[") {
      if (open.length === deepest) throw bad(`The body is nested more than ${deepest} levels deep.`);
      open.push(character === "{" ? new Set() : null);
    } else if (character === "}" || character === "]") open.pop();
    else if (character === '"') {
      const end = endOfString(text, at);
      const names = open.at(-1);
      colon.lastIndex = end + 1;
      if (names && colon.test(text)) {
        const name = text.slice(at + 1, end);
        if (names.has(name)) throw bad(`The body names "${name.slice(0, 50)}" twice.`);
        names.add(name);
      }
      at = end;
    }
  }
}

/**
 * The body of a request as text.
 * @throws AppError body_too_large, unsupported_media_type, bad_request
 */
export async function readText(request: Request, megabytes: number): Promise<string> {
  const encoding = request.headers.get("content-encoding");
  if (encoding && !/^identity$/i.test(encoding))
    throw new AppError("unsupported_media_type", "Send the body as it is, without a Content-Encoding.");
  const tooLarge = () => new AppError("body_too_large", `A request may have at most ${megabytes} MB.`);
  const largest = megabytes * megabyte;
  if (Number(request.headers.get("content-length") ?? 0) > largest) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of request.body ?? []) {
      size += part.byteLength;
      if (size > largest) throw tooLarge();
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof AppError ? error : bad("The request broke off.");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    throw bad("The body is not UTF-8.");
  }
}

function parseJson(text: string): unknown {
  // Depth first: the parser itself would run out of stack.
  refuseOddities(text);
  const hasEscapes = /\\u(0000|d[89a-f])/i.test(text);
  if (!hasEscapes) refuseUnstorable(text);
  try {
    return JSON.parse(
      text,
      hasEscapes
        ? (key, value) => {
            refuseUnstorable(key);
            if (typeof value === "string") refuseUnstorable(value);
            return value;
          }
        : undefined,
    );
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw bad("The body is not valid JSON.");
  }
}

/**
 * The body of a request as a value, and as the text that it was; nothing counts as `{}`.
 * @throws AppError body_too_large, unsupported_media_type, bad_request
 */
export async function readJson(
  request: Request,
  megabytes: number,
): Promise<{ value: unknown; text: string }> {
  const text = await readText(request, megabytes);
  if (text.trim() === "") return { value: {}, text: "" };
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type))
    throw new AppError("unsupported_media_type", "Send JSON with Content-Type: application/json.");
  return { value: parseJson(text), text };
}
