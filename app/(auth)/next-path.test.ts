import { describe, expect, it } from "vitest";
import { nextPath } from "./next-path";

describe("where to go after signing in", () => {
  it.each([
    ["/playlists/1?q=a", "/playlists/1?q=a"],
    ["/music", "/music"],
    ["//evil.example", "/music"],
    ["/.//evil.example", "/music"],
    ["/..//evil.example", "/music"],
    ["/a/..//evil.example", "/music"],
    ["/\\evil.example", "/music"],
    ["https://evil.example/", "/music"],
    ["javascript:alert(1)", "/music"],
    [undefined, "/music"],
  ])("of %s is %s", (wanted, path) => {
    expect(nextPath(wanted)).toBe(path);
  });
});
