import { expect, it, onTestFinished } from "vitest";
import { env } from "@/lib/platform/env";
import { isLocalRequest, isOtherAddress, isOwnForm } from "./own-site";

function publicUrl(url: string) {
  const { PUBLIC_URL } = env();
  env().PUBLIC_URL = url;
  onTestFinished(() => {
    env().PUBLIC_URL = PUBLIC_URL;
  });
}

it.each([
  [{ host: "127.0.0.1:3000", origin: "https://music.example.org" }, true],
  [{ host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" }, true],
  [{ host: "upstream", "x-forwarded-host": "lan.example, upstream", origin: "https://lan.example" }, true],
  [{ host: "127.0.0.1:3000" }, true],
  [{ host: "127.0.0.1:3000", origin: "https://evil.example" }, false],
  [{ host: "127.0.0.1:3000", origin: "https://music.example.org:8443" }, false],
  [{ host: "127.0.0.1:3000", origin: "null" }, false],
  [{ host: "127.0.0.1:3000", origin: "no origin" }, false],
])("A form with %j is from Tonearm's own pages: %s", (headers, isOwn) => {
  publicUrl("https://music.example.org");
  expect(isOwnForm(new Headers(headers))).toBe(isOwn);
});

it.each([
  ["music.example.org", "https", false],
  ["music.example.org", "http", true],
  ["music.example.org", undefined, true],
  ["192.168.1.5:3000", undefined, true],
])(
  "Opened at %s with the scheme %s, another address than https://music.example.org: %s",
  (host, scheme, isOther) => {
    publicUrl("https://music.example.org");
    const headers = new Headers({ host, ...(scheme && { "x-forwarded-proto": scheme }) });
    expect(isOtherAddress(headers)).toBe(isOther);
  },
);

it.each([
  ["127.0.0.1", "127.0.0.1:3000", true],
  ["::1", "localhost:3000", true],
  ["::1", "[::1]:3000", true],
  ["192.168.1.7", "192.168.1.5:3000", true],
  ["10.0.0.7", "music.example.org", true],
  ["127.0.0.1", "rebound.evil.example:3000", false],
  ["203.0.113.7", "music.example.org", false],
])("A request from %s to %s is local: %s", (address, host, isLocal) => {
  publicUrl("https://music.example.org");
  expect(isLocalRequest(new Headers({ "x-forwarded-for": address, host }))).toBe(isLocal);
});
