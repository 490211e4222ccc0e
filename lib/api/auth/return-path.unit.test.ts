import { expect, it } from "vitest";
import { isOwnPath } from "./return-path";

it.each(["/library", "/playlists/0199f3a2-7b40-7a11-8c55-0d2f4f7be902/versions", "/profile/services"])(
  "%s is a screen to return to",
  path => expect(isOwnPath(path)).toBe(true),
);

it.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "library",
  "/a\n//evil",
  "/%2f/evil",
  "",
])("%j is no screen to return to", path => expect(isOwnPath(path)).toBe(false));
