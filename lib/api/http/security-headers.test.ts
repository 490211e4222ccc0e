import { beforeEach, expect, it, vi } from "vitest";

// Settings are read once for each process.
beforeEach(() => vi.resetModules());

const headersAt = async (url: string) => {
  vi.stubEnv("PUBLIC_URL", url);
  const { transportSecurity } = await import("./security-headers");
  const { sessionCookieName, sessionCookieOptions } = await import("@/lib/api/auth/session-cookie");
  return { headers: transportSecurity(), cookie: { name: sessionCookieName(), ...sessionCookieOptions() } };
};

it("HSTS and secure cookies are sent only if the public URL is https", async () => {
  expect(await headersAt("https://music.example.org")).toMatchObject({
    headers: { "strict-transport-security": "max-age=31536000" },
    cookie: { name: expect.stringMatching(/^__Secure-/), secure: true, httpOnly: true, sameSite: "lax" },
  });
  vi.resetModules();
  expect(await headersAt("http://127.0.0.1:3000")).toMatchObject({
    headers: {},
    cookie: { secure: false, httpOnly: true, sameSite: "lax" },
  });
});
