import { beforeEach, expect, it, vi } from "vitest";

// Settings are read once a process.
beforeEach(() => vi.resetModules());

const headersAt = async (url: string) => {
  vi.stubEnv("PUBLIC_URL", url);
  const { transportSecurity } = await import("./security-headers");
  const { sessionCookieName, sessionCookieOptions } = await import("@/lib/api/auth/session-cookie");
  return { sent: transportSecurity(), cookie: { name: sessionCookieName(), ...sessionCookieOptions() } };
};

it("keeps browsers on https, and the session with it, behind https alone", async () => {
  expect(await headersAt("https://music.example.org")).toMatchObject({
    sent: { "strict-transport-security": "max-age=31536000" },
    cookie: { name: expect.stringMatching(/^__Secure-/), secure: true, httpOnly: true, sameSite: "lax" },
  });
  vi.resetModules();
  expect(await headersAt("http://127.0.0.1:3000")).toMatchObject({
    sent: {},
    cookie: { secure: false, httpOnly: true, sameSite: "lax" },
  });
});
