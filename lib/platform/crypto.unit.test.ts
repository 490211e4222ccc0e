import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { keyedHash, open, randomToken, type SealedPlace, seal, sha256 } from "./crypto";
import { env } from "./env";

const place: SealedPlace = { userId: "ada", column: "client_secret" };
const newKey = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;
beforeEach(() => {
  env().APP_SECRET = randomBytes(32).toString("base64");
  env().ENCRYPTION_KEYS = newKey("test");
});

describe("a sealed secret", () => {
  it.each(["", "secret", "ünï 💿", "x".repeat(10_000)])("a sealed secret opens in its place", plain => {
    expect(open(seal(plain, place), place)).toBe(plain);
  });

  it("a sealed secret does not show itself and differs each time", () => {
    const [first, second] = [seal("fedcba98", place), seal("fedcba98", place)];
    expect(first).not.toContain("fedcba98");
    expect(first).not.toContain(Buffer.from("fedcba98").toString("base64url"));
    expect(first).not.toBe(second);
  });

  it("a sealed secret does not open for another person or column", () => {
    const sealed = seal("secret", place);
    expect(() => open(sealed, { ...place, userId: "eve" })).toThrow();
    expect(() => open(sealed, { ...place, column: "access_token" })).toThrow();
  });

  it("a sealed secret does not open when a part was changed", () => {
    const parts = seal("secret", place).split(".");
    for (const [index, part] of parts.entries()) {
      const changed = parts.with(index, (part.startsWith("A") ? "B" : "A") + part.slice(1)).join(".");
      expect(() => open(changed, place)).toThrow();
    }
    for (const rubbish of ["", "x", parts.slice(0, 3).join("."), parts.slice(1).join(".")])
      expect(() => open(rubbish, place)).toThrow();
  });

  it("a sealed secret does not open with a shortened tag", () => {
    const [id, iv, tag = "", body] = seal("secret", place).split(".");
    const short = Buffer.from(tag, "base64url").subarray(0, 4).toString("base64url");
    expect(() => open([id, iv, short, body].join("."), place)).toThrow();
  });

  it("a sealed secret still opens after a new key was put in front", () => {
    const [old, fresh] = [newKey("old"), newKey("fresh")];
    env().ENCRYPTION_KEYS = old;
    const sealed = seal("secret", place);
    env().ENCRYPTION_KEYS = `${fresh},${old}`;
    expect(open(sealed, place)).toBe("secret");
    expect(seal("secret", place)).toMatch(/^fresh\./);
    env().ENCRYPTION_KEYS = fresh;
    expect(() => open(sealed, place)).toThrow('ENCRYPTION_KEYS has no key "old"');
  });
});

it("random tokens are long, fit into addresses and never repeat", () => {
  const tokens = Array.from({ length: 1000 }, () => randomToken());
  expect(new Set(tokens).size).toBe(1000);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
});

it("keyed hashes differ by purpose", () => {
  expect(keyedHash("a", "value")).toBe(keyedHash("a", "value"));
  expect(keyedHash("a", "value")).not.toBe(keyedHash("b", "value"));
  expect(keyedHash("a", "bvalue")).not.toBe(keyedHash("ab", "value"));
  expect(sha256("value")).toMatch(/^[0-9a-f]{64}$/);
});
