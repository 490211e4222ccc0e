import { expect, it } from "vitest";
import { importHistory } from "@/testing/history/imports";
import { audio, listPlays } from "@/testing/history/library";
import { accountRow, extendedRow } from "@/testing/history/rows";
import { createUser } from "@/testing/people";

it("Account data gives way to the extended history, whichever came first", async () => {
  const files = {
    extended: { [audio]: [extendedRow({ ts: "2024-05-06T18:43:20Z" })] },
    account: {
      "StreamingHistory_music_0.json": [accountRow(), accountRow({ endTime: "2024-05-06 20:00" })],
    },
  };
  for (const order of [
    ["extended", "account"],
    ["account", "extended"],
  ] as const) {
    const ctx = await createUser();
    for (const name of order) await importHistory(ctx, files[name]);
    expect(await listPlays(ctx), order.join()).toEqual([
      "2024-05-06T20:00:00.000Z Glass Harbour",
      "2024-05-06T18:43:20.000Z Glass Harbour",
    ]);
  }
  const both = await createUser();
  const { counts } = await importHistory(both, { ...files.account, ...files.extended });
  expect(counts).toMatchObject({ rows: 3, plays: 2, duplicates: 1 });
});

it("Exports of ListenBrainz and Last.fm bring plays, which give way to Spotify's", async () => {
  const ctx = await createUser();
  const startedAt = Date.UTC(2024, 4, 6, 18, 40) / 1000;
  const listen = (seconds: number, title: string) =>
    JSON.stringify({
      listened_at: seconds,
      track_metadata: {
        artist_name: "Ada",
        track_name: title,
        additional_info: { duration: 200 },
        mbid_mapping: null,
      },
    });
  await importHistory(ctx, {
    "5.jsonl": `${listen(startedAt, "Glass Harbour")}\n${listen(startedAt + 3600, "Other")}\n`,
  });
  const lastfm = await importHistory(ctx, {
    "recenttracks-ada-1.json": [
      {
        track: [
          { name: "Now playing", artist: { "#text": "Ada" } },
          {
            name: "Glass Harbour",
            artist: { "#text": "Ada" },
            album: { "#text": "" },
            date: { uts: String(startedAt) },
          },
          { name: "Third", artist: { "#text": "Ada" }, date: { uts: String(startedAt + 7200) } },
        ],
      },
    ],
  });
  expect(lastfm.counts).toEqual({ rows: 3, plays: 1, duplicates: 1, skipped: 1 });
  const csv = await importHistory(ctx, {
    "ada.csv": `Ada,Tides,Glass Harbour,06 May 2024 18:40\nAda,Tides,Fourth,06 May 2024 22:00\n`,
  });
  expect(csv.counts).toEqual({ rows: 2, plays: 1, duplicates: 1, skipped: 0 });
  await importHistory(ctx, { [audio]: [extendedRow({ ts: "2024-05-06T18:43:20Z" })] });
  expect((await listPlays(ctx)).filter(play => play.endsWith("Glass Harbour"))).toHaveLength(1);
});
