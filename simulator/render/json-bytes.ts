/** A piece of JSON: text, or bytes that were encoded before. */
export type JsonPart = string | Buffer;

export function joinParts(parts: readonly JsonPart[]): Buffer {
  return Buffer.concat(parts.map(part => (typeof part === "string" ? Buffer.from(part) : part)));
}
