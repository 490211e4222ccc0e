import { describe, expect, it } from "vitest";
import { extendedRow } from "@/testing/history/rows";
import { parseExtendedRow, startOf } from "./extended-row";
import { timeOf } from "./fields";

const end = Date.UTC(2024, 4, 6, 18, 43, 20);

describe("the start of a stream", () => {
  it.each([
    ["milliseconds", end - 250_000, end - 250_000, false],
    ["seconds", (end - 250_000) / 1000, end - 250_000, false],
    ["zero", 0, end - 200_000, true],
    ["a counter", 7, end - 200_000, true],
    ["nothing", null, end - 200_000, true],
    ["the future", (end + 3_600_000) / 1000, end - 200_000, true],
    ["a month earlier", (end - 40 * 86_400_000) / 1000, end - 200_000, true],
    ["a clock that is half a minute fast", (end + 30_000) / 1000, end, false],
  ])("From %s, a start is found", (_, value, startedAt, startIsEstimate) => {
    expect(startOf(value, end, 200_000)).toEqual({ startedAt, startIsEstimate });
  });
});

describe("a row of the extended history", () => {
  it("All keys but the time, the length and the song can be missing", () => {
    const { ts, ms_played, spotify_track_uri } = extendedRow();
    expect(parseExtendedRow({ ts, ms_played, spotify_track_uri, unknown_key: 1 })).toMatchObject({
      song: { uri: spotify_track_uri, title: "", artist: "", album: null },
      endedAt: end,
      isOffline: null,
      isPrivate: false,
    });
  });

  it("A local file has names and no address of Spotify", () => {
    const row = parseExtendedRow(extendedRow({ spotify_track_uri: null }));
    const other = parseExtendedRow(
      extendedRow({ spotify_track_uri: null, master_metadata_track_name: "glass harbour" }),
    );
    expect(row).toMatchObject({ song: { uri: "spotify:local:ada::glass+harbour:" } });
    expect(other).toMatchObject({ song: { uri: "spotify:local:ada::glass+harbour:" } });
  });

  it.each([
    [{ skipped: true, reason_end: "endplay" }, true],
    [{ skipped: null, reason_end: "fwdbtn" }, true],
    [{ skipped: false, reason_end: "endplay", ms_played: 20_000 }, true],
    [{ skipped: false, reason_end: "endplay", ms_played: 90_000 }, false],
    [{ skipped: false, reason_end: "trackdone" }, false],
    [{ skipped: null, reason_end: null }, false],
  ])("A row with %j is skipped: %s", (fields, isSkipped) => {
    expect(parseExtendedRow(extendedRow(fields))).toMatchObject({ isSkipped });
  });

  it.each([
    { ts: null },
    { ts: "2024-02-30T00:00:00Z" },
    { ts: "2999-01-01T00:00:00Z" },
    { ms_played: -1 },
    { ms_played: "5" },
    { spotify_track_uri: "spotify:track:short" },
  ])("A row with %j is malformed", fields => {
    expect(parseExtendedRow(extendedRow(fields))).toEqual({ skipped: "malformed", example: null });
  });

  it("Times are UTC in each spelling", () => {
    expect(["2024-05-06T18:43:20Z", "2024-05-06 18:43:20", "2024-05-06T18:43:20.000Z"].map(timeOf)).toEqual([
      end,
      end,
      end,
    ]);
    expect(timeOf("2024-05-06 18:43")).toBe(Date.UTC(2024, 4, 6, 18, 43));
  });
});
