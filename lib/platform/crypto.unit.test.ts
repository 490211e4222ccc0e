import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { keyedHash, open, randomToken, type SecretLocation, seal, sha256 } from "./crypto";
import { env } from "./env";

const location: SecretLocation = { userId: "ada", column: "client_secret" };
const newKey = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;
beforeEach(() => {
  env().APP_SECRET = randomBytes(32).toString("base64");
  env().ENCRYPTION_KEYS = newKey("test");
});

describe("a sealed secret", () => {
  it.each(["", "secret", "ünï 💿", "x".repeat(10_000)])(
    "a sealed secret opens for its person and column",
    plain => {
      expect(open(seal(plain, location), location)).toBe(plain);
    },
  );

  it("a sealed secret does not contain the plain text and differs each time", () => {
    const [first, second] = [seal("fedcba98", location), seal("fedcba98", location)];
    expect(first).not.toContain("fedcba98");
    expect(first).not.toContain(Buffer.from("fedcba98").toString("base64url"));
    expect(first).not.toBe(second);
  });

  it("a sealed secret does not open for another person or column", () => {
    const sealed = seal("secret", location);
    expect(() => open(sealed, { ...location, userId: "eve" })).toThrow();
    expect(() => open(sealed, { ...location, column: "access_token" })).toThrow();
  });

  it("a sealed secret does not open when a part was changed", () => {
    const parts = seal("secret", location).split(".");
    for (const [index, part] of parts.entries()) {
      const changed = parts.with(index, (part.startsWith("A") ? "B" : "A") + part.slice(1)).join(".");
      expect(() => open(changed, location)).toThrow();
    }
    for (const invalid of ["", "x", parts.slice(0, 3).join("."), parts.slice(1).join(".")])
      expect(() => open(invalid, location)).toThrow();
  });

  it("a sealed secret does not open with a shortened tag", () => {
    const [id, iv, tag = "", body] = seal("secret", location).split(".");
    const shortTag = Buffer.from(tag, "base64url").subarray(0, 4).toString("base64url");
    expect(() => open([id, iv, shortTag, body].join("."), location)).toThrow();
  });

  it("a sealed secret still opens after a new first key was added", () => {
    const [oldKey, newestKey] = [newKey("old"), newKey("fresh")];
    env().ENCRYPTION_KEYS = oldKey;
    const sealed = seal("secret", location);
    env().ENCRYPTION_KEYS = `${newestKey},${oldKey}`;
    expect(open(sealed, location)).toBe("secret");
    expect(seal("secret", location)).toMatch(/^fresh\./);
    env().ENCRYPTION_KEYS = newestKey;
    expect(() => open(sealed, location)).toThrow('ENCRYPTION_KEYS has no key "old"');
  });
});

it("random tokens have 43 URL-safe characters and never repeat", () => {
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
