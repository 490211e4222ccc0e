import { describe, expect, it } from "vitest";
import { nextPath } from "./next-path";

describe("nextPath", () => {
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
  ])("After sign-in, a request for %s opens %s", (requested, path) => {
    expect(nextPath(requested)).toBe(path);
  });
});
