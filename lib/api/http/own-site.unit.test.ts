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
  ["10.0.0.7", "music.local", true],
  ["127.0.0.1", "rebound.evil.example:3000", false],
  ["203.0.113.7", "music.local", false],
])("At home, a request from %s to %s is local: %s", (address, host, isLocal) => {
  publicUrl("http://music.local");
  expect(isLocalRequest(new Headers({ "x-forwarded-for": address, host }))).toBe(isLocal);
});

it.each([
  ["http://127.0.0.1:3000", true],
  ["http://[::1]:3000", true],
  ["http://localhost:3000", true],
  ["http://192.168.1.5:3000", true],
  ["http://nas:3000", true],
  ["http://nas.local", true],
  ["https://music.example.org", false],
  ["https://local.example.org", false],
  ["https://203.0.113.5", false],
  ["https://[2001:db8::5]", false],
])("With the address %s, a request from this machine is local: %s", (url, isLocal) => {
  publicUrl(url);
  const headers = new Headers({ "x-forwarded-for": "127.0.0.1", host: "127.0.0.1:3000" });
  expect(isLocalRequest(headers)).toBe(isLocal);
});
