import { expect, it, onTestFinished } from "vitest";
import { sessionCookieName, sessionCookieOptions } from "@/lib/api/auth/session-cookie";
import { env } from "@/lib/platform/env";
import { pagePolicy, securityHeaders } from "./security-headers";

const headersAt = (url: string) => {
  env().PUBLIC_URL = url;
  return { headers: securityHeaders(), cookie: { name: sessionCookieName(), ...sessionCookieOptions() } };
};

it("HSTS and secure cookies are sent only if the public URL is https", () => {
  const { PUBLIC_URL } = env();
  onTestFinished(() => {
    env().PUBLIC_URL = PUBLIC_URL;
  });
  expect(headersAt("https://music.example.org")).toMatchObject({
    headers: { "strict-transport-security": "max-age=31536000" },
    cookie: { name: expect.stringMatching(/^__Host-/), secure: true, httpOnly: true, sameSite: "lax" },
  });
  expect(headersAt("http://127.0.0.1:3000")).toEqual({
    headers: expect.not.objectContaining({ "strict-transport-security": expect.anything() }),
    cookie: expect.objectContaining({ secure: false, httpOnly: true, sameSite: "lax" }),
  });
});

it("Instances on two ports of one machine have session cookies with different names", () => {
  const { PUBLIC_URL } = env();
  onTestFinished(() => {
    env().PUBLIC_URL = PUBLIC_URL;
  });
  const nameAt = (url: string) => headersAt(url).cookie.name;
  expect(nameAt("http://127.0.0.1:3000")).not.toBe(nameAt("http://127.0.0.1:3001"));
  expect(nameAt("https://music.example.org")).toBe("__Host-next-auth.session-token");
});

it("Only pages with sound may have the frame of Spotify's player, which may play protected music", () => {
  const { SPOTIFY_API_URL } = env();
  onTestFinished(() => {
    env().SPOTIFY_API_URL = SPOTIFY_API_URL;
  });
  env().SPOTIFY_API_URL = "https://api.spotify.com";
  expect(pagePolicy("n")).not.toContain("frame-src");
  expect(pagePolicy("n", { hasSound: true })).toContain("; frame-src https://sdk.scdn.co;");
  expect(securityHeaders()["permissions-policy"]).not.toMatch(/encrypted-media|autoplay/);
});
