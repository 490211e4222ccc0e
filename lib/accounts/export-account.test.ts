import { expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { createUser } from "@/testing/people";
import { exportAccount } from "./export-account";
import { updateMe } from "./update-me";

it("An account export of many rows contains each of them once, with every character as it is stored", async () => {
  const ctx = await createUser();
  await sql(
    `INSERT INTO songs (user_id, uri, title, duration_ms, artists, album_name, search_text)
     SELECT $1, 'spotify:track:' || lpad(n::text, 22, '0'), 'A song with "number" ' || n, 200000,
       '[{"id": "0000000000000000000001", "name": "Ärtist"}]', E'An album\\\\of\n some name', ''
     FROM generate_series(1, 9000) n`,
    [ctx.userId],
  );
  let text = "";
  for await (const chunk of await exportAccount(ctx)) text += chunk;
  const { songs } = JSON.parse(text).tables as { songs: { title: string; albumName: string }[] };
  expect(songs).toHaveLength(9_000);
  expect(new Set(songs.map(({ title }) => title)).size).toBe(9_000);
  expect(songs[0]).toMatchObject({
    artists: [{ name: "Ärtist" }],
    albumName: "An album\\of\n some name",
  });
});

it("An account export contains the language and the time zone", async () => {
  const ctx = await createUser();
  await updateMe(ctx, { locale: "fr", timeZone: "Europe/Paris" });
  let text = "";
  for await (const chunk of await exportAccount(ctx)) text += chunk;
  expect(JSON.parse(text).tables.users).toMatchObject([{ locale: "fr", timeZone: "Europe/Paris" }]);
});
