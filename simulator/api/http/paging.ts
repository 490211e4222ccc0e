import { type JsonPart, joinParts } from "../../render/json-bytes";
import { badRequest } from "./api-error";
import type { ApiRequest } from "./api-route";

export type Slice = {
  limit: number;
  offset: number;
};

type PageBounds = {
  defaultLimit: number;
  maxLimit: number;
  maxOffset?: number;
};

export const pageOf50: PageBounds = { defaultLimit: 20, maxLimit: 50 };
/** The pages of search and of an artist's albums, reduced in February 2026. */
export const pageOf10: PageBounds = { defaultLimit: 5, maxLimit: 10 };

/** Reads `limit` and `offset`. A limit of 0 or above the maximum is refused. */
export function readSlice(
  request: ApiRequest,
  { defaultLimit, maxLimit, maxOffset = Number.MAX_SAFE_INTEGER }: PageBounds,
): Slice {
  return {
    limit: readNumber(request, "limit", defaultLimit, 1, maxLimit),
    offset: readNumber(request, "offset", 0, 0, maxOffset),
  };
}

function readNumber(
  request: ApiRequest,
  name: string,
  defaultValue: number,
  min: number,
  max: number,
): number {
  const text = request.query.get(name);
  if (text === null) return defaultValue;
  const value = Number(text);
  if (text === "" || !Number.isInteger(value) || value < min || value > max)
    throw badRequest(`Invalid ${name}`);
  return value;
}

/** Builds a page object. */
export function buildPage<T>(request: ApiRequest, slice: Slice, total: number, items: readonly T[]) {
  return { ...buildLinks(request, slice, total), items };
}

const comma = Buffer.from(",");
const pageEnd = Buffer.from("]}");

/** Builds a page as JSON bytes from items that are already encoded. */
export function buildPageBytes(
  request: ApiRequest,
  slice: Slice,
  total: number,
  items: readonly JsonPart[][],
): Buffer {
  const head = JSON.stringify(buildLinks(request, slice, total)).slice(0, -1);
  const parts: JsonPart[] = [`${head},"items":[`];
  for (const [index, item] of items.entries()) {
    if (index > 0) parts.push(comma);
    for (const part of item) parts.push(part);
  }
  parts.push(pageEnd);
  return joinParts(parts);
}

function buildLinks(request: ApiRequest, { limit, offset }: Slice, total: number) {
  const link = (start: number) => buildLink(request, start, limit);
  return {
    href: link(offset),
    limit,
    next: offset + limit < total ? link(offset + limit) : null,
    offset,
    previous: offset > 0 ? link(Math.max(0, offset - limit)) : null,
    total,
  };
}

/**
 * Builds the URL of another page and keeps the other parameters. The links of the hundred items inside a
 * playlist object lead to pages of fifty, because /items returns at most fifty.
 */
function buildLink(request: ApiRequest, offset: number, limit: number): string {
  const query = new URLSearchParams(request.query);
  query.set("offset", String(offset));
  query.set("limit", String(Math.min(limit, pageOf50.maxLimit)));
  return `${request.world.origin}${request.path}?${query}`;
}
