import { describe, expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { importHistory, uploadHistory } from "@/testing/history/imports";
import { audio, listPlays } from "@/testing/history/library";
import { accountRow, songRow } from "@/testing/history/rows";
import { createZip } from "@/testing/history/zip";
import { createUser } from "@/testing/people";

const text = (...rows: unknown[]) => JSON.stringify(rows, null, 2);

describe("files of Spotify", () => {
  it.each(["MyData/", "Spotify Extended Streaming History/", ""])(
    "An archive with its files in the folder “%s” is read",
    async folder => {
      const ctx = await createUser();
      const { counts } = await importHistory(ctx, {
        "my_spotify_data.zip": createZip([
          { name: `${folder}${audio}`, content: text(songRow(1, "2024-05-06T18:43:20Z")) },
        ]),
      });
      expect(counts).toEqual({ rows: 1, plays: 1, duplicates: 0, skipped: 0 });
    },
  );

  it("Both packages in one archive are one history", async () => {
    const ctx = await createUser();
    const names = { trackName: "Song 1", artistName: "Artist 1" };
    const { counts, files } = await importHistory(ctx, {
      "my_spotify_data.zip": createZip([
        {
          name: "Spotify Account Data/StreamingHistory_music_0.json",
          content: text(accountRow(names), accountRow({ ...names, endTime: "2024-05-07 10:00" })),
        },
        {
          name: "Spotify Account Data/StreamingHistory_podcast_0.json",
          content: text({
            endTime: "2024-05-07 11:00",
            podcastName: "Show",
            episodeName: "One",
            msPlayed: 9e5,
          }),
        },
        { name: "Spotify Account Data/Userdata.json", content: text({ username: "ada" }) },
        {
          name: `Spotify Extended Streaming History/${audio}`,
          content: text(songRow(1, "2024-05-06T18:43:20Z")),
        },
      ]),
    });
    expect(counts).toEqual({ rows: 4, plays: 2, duplicates: 1, skipped: 1 });
    expect(files.map(({ kind }) => kind)).toEqual(["spotify-account", "spotify-account", "spotify-extended"]);
    expect(await listPlays(ctx)).toEqual([
      "2024-05-07T10:00:00.000Z Song 1",
      "2024-05-06T18:43:20.000Z Song 1",
    ]);
  });

  it("Files bring the same plays in any order, and a row at the end of one and the start of the next once", async () => {
    const rows = [1, 2, 3].map(n => songRow(n, `2024-05-0${n}T18:43:20Z`));
    const files = [
      ["Streaming_History_Audio_2024_2.json", rows.slice(0, 2)],
      ["Streaming_History_Audio_2024_10.json", rows.slice(1)],
    ] as const;
    const histories: string[][] = [];
    for (const order of [files, files.toReversed()]) {
      const ctx = await createUser();
      const { counts } = await importHistory(ctx, Object.fromEntries(order));
      expect(counts).toEqual({ rows: 4, plays: 3, duplicates: 1, skipped: 0 });
      histories.push(await listPlays(ctx));
    }
    expect(histories[0]).toEqual(histories[1]);
  });

  it("Music in the video file and local files are plays", async () => {
    const ctx = await createUser();
    const { counts } = await importHistory(ctx, {
      "Streaming_History_Video_2019-2026.json": [songRow(1, "2024-05-06T18:43:20Z")],
      [audio]: [
        songRow(2, "2024-05-06T19:43:20Z", {
          spotify_track_uri: null,
          master_metadata_album_album_name: null,
        }),
      ],
    });
    expect(counts).toMatchObject({ plays: 2, skipped: 0 });
    const local = await sql("SELECT is_local AS local FROM songs WHERE user_id = $1 ORDER BY title", [
      ctx.userId,
    ]);
    expect(local).toEqual([{ local: false }, { local: true }]);
  });
});

describe("rows of the extended history", () => {
  it("A row with few keys and a row with nulls and unknown keys are plays", async () => {
    const ctx = await createUser();
    const { spotify_track_uri, master_metadata_track_name } = songRow(1, "");
    const { counts } = await importHistory(ctx, {
      [audio]: [
        { ts: "2019-05-06 18:43:20", ms_played: 60_000, spotify_track_uri, master_metadata_track_name },
        songRow(2, "2024-05-06T18:43:20Z", {
          skipped: null,
          reason_start: null,
          reason_end: null,
          shuffle: null,
          offline: null,
          incognito_mode: null,
          conn_country: "ZZ",
          key_of_2030: { nested: true },
        }),
      ],
    });
    expect(counts).toEqual({ rows: 2, plays: 2, duplicates: 0, skipped: 0 });
  });

  it("A play begins at 30 seconds, and time beyond the length of the song counts", async () => {
    const ctx = await createUser();
    const lengths = [0, 29_999, 30_000, 3_600_000];
    const { counts } = await importHistory(ctx, {
      [audio]: lengths.map((ms_played, index) =>
        songRow(index, `2024-05-0${index + 1}T18:43:20Z`, { ms_played }),
      ),
    });
    expect(counts).toEqual({ rows: 4, plays: 2, duplicates: 0, skipped: 2 });
    const [stored] = await sql("SELECT sum(ms_played)::int AS ms FROM plays WHERE user_id = $1", [
      ctx.userId,
    ]);
    expect(stored).toEqual({ ms: 3_659_999 });
  });

  it("The two equal hours of a night with 25 hours have their own plays, and a play over midnight is one", async () => {
    const ctx = await createUser();
    // In Paris 02:30 twice, then 00:01 of the next day.
    const ends = ["2024-10-27T00:30:00Z", "2024-10-27T01:30:00Z", "2024-10-27T23:01:00Z"];
    const { counts } = await importHistory(ctx, { [audio]: ends.map(ts => songRow(1, ts)) });
    expect(counts).toMatchObject({ plays: 3, duplicates: 0 });
    expect(await listPlays(ctx)).toEqual(ends.toReversed().map(ts => `${ts.replace("Z", ".000Z")} Song 1`));
  });

  it("The hour that summer time leaves out shifts no play", async () => {
    const ctx = await createUser();
    const account = ["2024-03-31 00:59", "2024-03-31 01:00"].map(endTime => accountRow({ endTime }));
    const { files } = await uploadHistory(ctx, { "StreamingHistory_music_0.json": account });
    expect(files).toMatchObject([{ from: "2024-03-31T00:59:00.000Z", to: "2024-03-31T01:00:00.000Z" }]);
  });
});
