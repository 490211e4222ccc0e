import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { decodeCursor, encodeCursor, momentInCursor, toPage, valueAndId } from "./cursor";

describe("a cursor", () => {
  it("a cursor fits into an address and is decoded to its value", () => {
    const place = ["Ünï & 100%/?#", randomUUID()];
    const cursor = encodeCursor(place);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(decodeCursor(valueAndId(z.string()), cursor)).toEqual(place);
  });

  it.each([
    ["of another list", encodeCursor([7, randomUUID()])],
    ["without an id", encodeCursor(["a", "b"])],
    ["that is no cursor", "hello"],
    ["that is empty", ""],
    ["with the character NUL", encodeCursor(["\u0000", randomUUID()])],
  ])("a cursor %s is refused by field", (_, cursor) => {
    expect(() => decodeCursor(valueAndId(z.string()), cursor)).toThrow(
      expect.objectContaining({
        code: "validation_failed",
        fields: [expect.objectContaining({ path: "cursor" })],
      }),
    );
  });

  it("a cursor has only moments that PostgreSQL has", () => {
    expect(momentInCursor.safeParse("2026-11-21T12:00:00.000Z").success).toBe(true);
    expect(momentInCursor.safeParse("0000-01-01T00:00:00.000Z").success).toBe(false);
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
