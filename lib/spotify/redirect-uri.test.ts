import { expect, it } from "vitest";
import { redirectUri, redirectUriProblem } from "./redirect-uri";

it.each([
  "https://music.example.org/callback",
  "https://music.example.org:8443/callback",
  "https://192.168.1.5/callback",
  "http://127.0.0.1:3000/callback",
  "http://127.0.0.1/callback",
  "http://[::1]:3000/callback",
])("%s is one that Spotify takes", uri => {
  expect(redirectUriProblem(uri)).toBeNull();
});

it.each([
  ["http://localhost:3000/callback", "localhost"],
  ["https://localhost/callback", "localhost"],
  ["http://tonearm.localhost/callback", "localhost"],
  ["http://192.168.1.5:8080/callback", "https"],
  ["http://nas.local/callback", "https"],
  ["http://music.example.org/callback", "https"],
  ["http://0.0.0.0:3000/callback", "https"],
  ["http://127.0.0.2:3000/callback", "https"],
])("%s is refused with the mend: %s", (uri, mend) => {
  expect(redirectUriProblem(uri)).toContain(mend);
});

it("is the callback below the public address", () => {
  expect(redirectUri()).toBe("http://127.0.0.1:3000/callback");
});
