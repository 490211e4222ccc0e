import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { InvalidSetting, parseEnv } from "./env";

const newKey = () => randomBytes(32).toString("base64");

describe("settings", () => {
  it("the defaults listen on this computer only and use the real Spotify", () => {
    expect(parseEnv({})).toEqual({
      PORT: 3000,
      HOST: "127.0.0.1",
      LOCALE: "en",
      PUBLIC_URL: "http://127.0.0.1:3000",
      DATA_DIR: ".data",
      SPOTIFY_ACCOUNTS_URL: "https://accounts.spotify.com",
      SPOTIFY_API_URL: "https://api.spotify.com",
      LYRICS_URL: "https://lrclib.net",
      WORKER: "inline",
      REGISTRATION: "open",
      PASSWORD_SIGN_IN: "on",
      TRUSTED_PROXIES: ["127.0.0.0/8", "::1"],
      LOG_LEVEL: "info",
      SIMULATOR_PORT: 8802,
    });
  });

  it("the sender of mails has an address, and a name only if one is given", () => {
    const from = (MAIL_FROM: string) => parseEnv({ MAIL_FROM }).MAIL_FROM;
    const address = "tonearm@example.org";
    expect(from(address)).toEqual({ name: "", address });
    expect(from(`Tonearm <${address}>`)).toEqual({ name: "Tonearm", address });
    expect(from(`"Tonearm, at home" <${address}>`)).toEqual({ name: "Tonearm, at home", address });
    for (const wrong of [
      "tonearm",
      `a@b.org, ${address}`,
      `Tonearm\r\nBcc: x@b.org <${address}>`,
      "Tonearm <>",
    ])
      expect(() => from(wrong)).toThrow("MAIL_FROM must be an e-mail address");
  });

  it("a mail server without a sender is refused by the name of the missing setting", () => {
    expect(() => parseEnv({ SMTP_URL: "smtp://127.0.0.1" })).toThrow("Setting MAIL_FROM is missing");
    for (const wrong of ["127.0.0.1:25", "http://127.0.0.1", "smtp:", "smtp://"])
      expect(() => parseEnv({ SMTP_URL: wrong, MAIL_FROM: "a@example.org" })).toThrow("SMTP_URL must start");
    for (const wrong of ["smtp://a:5%@127.0.0.1", "smtp://a:%zz@127.0.0.1", "smtp://%ff:b@127.0.0.1"])
      expect(() => parseEnv({ SMTP_URL: wrong, MAIL_FROM: "a@example.org" })).toThrow(
        /^Setting SMTP_URL .*%25/,
      );
    expect(() => parseEnv({ SUPPORT_EMAIL: "me" })).toThrow("SUPPORT_EMAIL must be");
  });

  it("empty settings count as unset", () => {
    const names = [
      "PORT",
      "PUBLIC_URL",
      "DATABASE_URL",
      "REDIS_URL",
      "APP_SECRET",
      "ENCRYPTION_KEYS",
      "WORKER",
    ];
    expect(parseEnv(Object.fromEntries(names.map(name => [name, ""])))).toEqual(parseEnv({}));
  });

  it("the default public address uses the port", () => {
    expect(parseEnv({ PORT: "4000" }).PUBLIC_URL).toBe("http://127.0.0.1:4000");
    expect(parseEnv({ PORT: "4000", PUBLIC_URL: "https://music.example.org/" }).PUBLIC_URL).toBe(
      "https://music.example.org",
    );
  });

  it("TRUSTED_PROXIES is a list of addresses and networks", () => {
    expect(parseEnv({ TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8,fd00::/8" }).TRUSTED_PROXIES).toEqual([
      "127.0.0.1",
      "10.0.0.0/8",
      "fd00::/8",
    ]);
  });

  it("ENCRYPTION_KEYS can have several keys", () => {
    const ring = `new:${newKey()},old-1:${newKey()}`;
    expect(parseEnv({ ENCRYPTION_KEYS: ring }).ENCRYPTION_KEYS).toBe(ring);
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3000.5"],
    ["SIMULATOR_PORT", "-1"],
    ["PUBLIC_URL", "music.example.org"],
    ["PUBLIC_URL", "https://music.example.org/tonearm"],
    ["PUBLIC_URL", "ftp://music.example.org"],
    ["TRUSTED_PROXIES", "proxy.example.org"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["TRUSTED_PROXIES", "10.0.0.0/"],
    ["TRUSTED_PROXIES", "127.0.0.1,,10.0.0.1"],
    ["TRUSTED_PROXIES", "10.0.0.1/8/8"],
    ["DATABASE_URL", "mysql://localhost/tonearm"],
    ["REDIS_URL", "localhost:6379"],
    ["APP_SECRET", "short"],
    ["ENCRYPTION_KEYS", "no key"],
    ["ENCRYPTION_KEYS", `a:${randomBytes(16).toString("base64")}`],
    ["ENCRYPTION_KEYS", `a:${newKey()},`],
    ["ENCRYPTION_KEYS", `a:${newKey()},a:${newKey()}`],
    ["SPOTIFY_API_URL", "https://api.spotify.com/v1"],
    ["WORKER", "outside"],
    ["REGISTRATION", "yes"],
    ["OIDC_ISSUER", "auth.example.org"],
    ["OIDC_ISSUER", "http://auth.example.org"],
    ["OIDC_ISSUER", "http://203.0.113.7/realms/home"],
    ["OIDC_ISSUER", "http://10.evil.example"],
    ["OIDC_ISSUER", "https://auth.example.org/?tenant=1"],
    ["OIDC_ISSUER", "https://user:secret@auth.example.org"],
    ["OIDC_NAME", " "],
    ["PASSWORD_SIGN_IN", "never"],
    ["LOG_LEVEL", "loud"],
  ])("%s=%s is refused, and the error names the setting", (name, value) => {
    expect(() => parseEnv({ [name]: value })).toThrow(InvalidSetting);
    expect(() => parseEnv({ [name]: value })).toThrow(new RegExp(`^Setting ${name} must`));
  });

  const oidc = {
    OIDC_ISSUER: "https://auth.example.org/application/o/tonearm/",
    OIDC_CLIENT_ID: "tonearm",
    OIDC_CLIENT_SECRET: "secret",
    OIDC_NAME: "Authentik",
  };

  it.each([
    "https://auth.example.org",
    "http://127.0.0.1:9000",
    "http://localhost:9000",
    "http://[::1]:9000",
    "http://192.168.1.5/realms/home",
  ])("The issuer of single sign-on can be %s and is kept as it is written", url => {
    expect(parseEnv({ ...oidc, OIDC_ISSUER: url }).OIDC_ISSUER).toBe(url);
  });

  it.each(Object.keys(oidc))("Single sign-on without %s is refused, and the error names it", name => {
    expect(() => parseEnv({ ...oidc, [name]: "" })).toThrow(new RegExp(`^Setting ${name} is missing`));
  });

  it("Passwords can be switched off only with single sign-on", () => {
    expect(() => parseEnv({ PASSWORD_SIGN_IN: "off" })).toThrow(/^Setting PASSWORD_SIGN_IN can be off only/);
    expect(parseEnv({ ...oidc, PASSWORD_SIGN_IN: "off" }).PASSWORD_SIGN_IN).toBe("off");
  });

  it("all invalid settings are named, one per line", () => {
    const message = (() => {
      try {
        parseEnv({ PORT: "x", WORKER: "y" });
        return "";
      } catch (error) {
        return error instanceof Error ? error.message : "";
      }
    })();
    expect(message.split("\n")).toEqual([
      expect.stringMatching(/^Setting PORT /),
      expect.stringMatching(/^Setting WORKER /),
    ]);
  });
});
