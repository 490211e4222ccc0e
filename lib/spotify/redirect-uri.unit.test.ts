import { expect, it } from "vitest";
import { isAllowedRedirectUri, redirectUri } from "./redirect-uri";

it.each([
  "https://music.example.org/callback",
  "https://music.example.org:8443/callback",
  "https://192.168.1.5/callback",
  "http://127.0.0.1:3000/callback",
  "http://127.0.0.1/callback",
  "http://[::1]:3000/callback",
])("Spotify accepts the redirect URI %s", uri => {
  expect(isAllowedRedirectUri(uri)).toBe(true);
});

it.each([
  "http://localhost:3000/callback",
  "https://localhost/callback",
  "http://tonearm.localhost/callback",
  "http://192.168.1.5:8080/callback",
  "http://nas.local/callback",
  "http://music.example.org/callback",
  "http://0.0.0.0:3000/callback",
  "http://127.0.0.2:3000/callback",
])("Spotify refuses the redirect URI %s", uri => {
  expect(isAllowedRedirectUri(uri)).toBe(false);
});

it("the redirect URI is the public address followed by /callback", () => {
  expect(redirectUri()).toBe("http://127.0.0.1:3000/callback");
});
