/** A part of a JSON text, possibly already encoded. */
export type JsonPart = string | Buffer;

export function joinParts(parts: readonly JsonPart[]): Buffer {
  return Buffer.concat(parts.map(part => (typeof part === "string" ? Buffer.from(part) : part)));
}
