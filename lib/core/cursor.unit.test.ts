import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { cursorSchema, cursorTimeSchema, decodeCursor, encodeCursor, toPage } from "./cursor";

describe("a cursor", () => {
  it("a cursor needs no escaping in a URL and is decoded to its value", () => {
    const position = ["Ünï & 100%/?#", randomUUID()];
    const cursor = encodeCursor(position);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(decodeCursor(cursorSchema(z.string()), cursor)).toEqual(position);
  });

  it.each([
    ["of another list", encodeCursor([7, randomUUID()])],
    ["without an id", encodeCursor(["a", "b"])],
    ["that is not base64url of JSON", "hello"],
    ["that is empty", ""],
    ["with the character NUL", encodeCursor(["\u0000", randomUUID()])],
  ])("a cursor %s is refused, and the error names the field", (_, cursor) => {
    expect(() => decodeCursor(cursorSchema(z.string()), cursor)).toThrow(
      expect.objectContaining({
        code: "validation_failed",
        field: "cursor",
      }),
    );
  });

  it("a cursor contains only times that PostgreSQL can store", () => {
    expect(cursorTimeSchema.safeParse("2026-11-21T12:00:00.000Z").success).toBe(true);
    expect(cursorTimeSchema.safeParse("0000-01-01T00:00:00.000Z").success).toBe(false);
  });
});

describe("a page", () => {
  const page = (rows: number[]) =>
    toPage(
      rows,
      3,
      row => `row ${row}`,
      row => row,
    );
  it("a page has a cursor only when there are more rows", () => {
    expect(page([1, 2, 3, 4])).toEqual({
      items: ["row 1", "row 2", "row 3"],
      nextCursor: encodeCursor(3),
    });
    expect(page([1, 2, 3])).toEqual({ items: ["row 1", "row 2", "row 3"], nextCursor: null });
    expect(page([])).toEqual({ items: [], nextCursor: null });
  });
});
