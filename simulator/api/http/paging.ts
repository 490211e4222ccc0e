import { type JsonPart, joinParts } from "../../render/json-bytes";
import { badRequest } from "./api-error";
import type { ApiRequest } from "./api-route";

export type Slice = {
  limit: number;
  offset: number;
};

type Bounds = {
  standard: number;
  most: number;
  mostOffset?: number;
};

export const pageOf50: Bounds = { standard: 20, most: 50 };
/** Search and an artist's albums were cut down in February 2026. */
export const pageOf10: Bounds = { standard: 5, most: 10 };

/** `limit` and `offset` of the query; `Invalid limit` for 0 and for anything above the endpoint's maximum. */
export function sliceOf(
  request: ApiRequest,
  { standard, most, mostOffset = Number.MAX_SAFE_INTEGER }: Bounds,
): Slice {
  return {
    limit: numberIn(request, "limit", standard, 1, most),
    offset: numberIn(request, "offset", 0, 0, mostOffset),
  };
}

function numberIn(request: ApiRequest, name: string, standard: number, least: number, most: number): number {
  const text = request.query.get(name);
  if (text === null) return standard;
  const value = Number(text);
  if (text === "" || !Number.isInteger(value) || value < least || value > most)
    throw badRequest(`Invalid ${name}`);
  return value;
}

/** A page of values that are not text yet. */
export function page<T>(request: ApiRequest, slice: Slice, total: number, items: readonly T[]) {
  return { ...pageLinks(request, slice, total), items };
}

const comma = Buffer.from(",");
const pageEnd = Buffer.from("]}");

/** The same as JSON, from items that are JSON already. */
export function pageBytes(
  request: ApiRequest,
  slice: Slice,
  total: number,
  items: readonly JsonPart[][],
): Buffer {
  const head = JSON.stringify(pageLinks(request, slice, total)).slice(0, -1);
  const parts: JsonPart[] = [`${head},"items":[`];
  for (const [index, item] of items.entries()) {
    if (index > 0) parts.push(comma);
    for (const part of item) parts.push(part);
  }
  parts.push(pageEnd);
  return joinParts(parts);
}

function pageLinks(request: ApiRequest, { limit, offset }: Slice, total: number) {
  const link = (start: number) => linkTo(request, start, limit);
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
 * The address of another page of the same request, its other parameters kept. The hundred items inside a
 * playlist are continued by pages of fifty, since more is not to be had.
 */
function linkTo(request: ApiRequest, offset: number, limit: number): string {
  const query = new URLSearchParams(request.query);
  query.set("offset", String(offset));
  query.set("limit", String(Math.min(limit, pageOf50.most)));
  return `${request.world.origin}${request.path}?${query}`;
}
