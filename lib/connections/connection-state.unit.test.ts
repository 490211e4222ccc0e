import { describe, expect, it } from "vitest";
import { connectionState, reauthorizeBy } from "./connection-state";

describe("reauthorizeBy", () => {
  it.each([
    ["2026-01-15T10:20:30.000Z", "2026-07-15T10:20:30.000Z"],
    ["2026-11-21T00:00:00.000Z", "2027-05-21T00:00:00.000Z"],
    // February has no such day, so its last day counts.
    ["2026-08-31T12:00:00.000Z", "2027-02-28T12:00:00.000Z"],
    ["2027-08-31T12:00:00.000Z", "2028-02-29T12:00:00.000Z"],
    ["2026-08-29T12:00:00.000Z", "2027-02-28T12:00:00.000Z"],
    ["2026-03-31T23:59:59.999Z", "2026-09-30T23:59:59.999Z"],
    ["2026-12-31T00:00:00.000Z", "2027-06-30T00:00:00.000Z"],
    ["2026-02-28T00:00:00.000Z", "2026-08-28T00:00:00.000Z"],
  ])("a connection of %s has to be renewed by %s", (authorizedAt, expiry) => {
    expect(reauthorizeBy(new Date(authorizedAt)).toISOString()).toBe(expiry);
  });
});

describe("the state of a connection", () => {
  const authorizedAt = new Date("2026-01-31T12:00:00Z");
  const expiry = reauthorizeBy(authorizedAt).getTime();
  const day = 86_400_000;
  const connected = { authorizedAt, reauthRequiredAt: null };
  const refusedConnection = { authorizedAt, reauthRequiredAt: new Date("2026-02-01") };
  it.each([
    ["without credentials", null, null, 0, "no-credentials"],
    ["with credentials alone", {}, null, 0, "credentials-saved"],
    ["fresh", {}, connected, expiry - 180 * day, "connected"],
    ["31 days before its end", {}, connected, expiry - 31 * day, "connected"],
    ["a moment more than 30 days before its end", {}, connected, expiry - 30 * day - 1, "connected"],
    ["30 days before its end", {}, connected, expiry - 30 * day, "expiring"],
    ["at its last moment", {}, connected, expiry - 1, "expiring"],
    ["at its end", {}, connected, expiry, "reauth-required"],
    ["long after its end", {}, connected, expiry + 100 * day, "reauth-required"],
    ["refused by Spotify", {}, refusedConnection, expiry - 180 * day, "reauth-required"],
  ] as const)("the state of a connection: %s", (_, credentials, connection, now, state) => {
    expect(connectionState(credentials, connection, new Date(now))).toBe(state);
  });
});
