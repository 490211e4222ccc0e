import { expect, it } from "vitest";
import { listArtistSongs } from "@/lib/catalog/list-artist-songs";
import type { UserContext } from "@/lib/core/context";
import { prisma, sql } from "@/lib/platform/db";
import { readAll } from "@/testing/library/library";
import { createUser } from "@/testing/people";
import { listSongs } from "./list-songs";

const artistId = "4Z8W4fKeB5YxbusRsdQVPb";

/** Lists of titles in the order in which a reader looks for them. */
const titles = [
  "¿Por qué?",
  "2 Become 1",
  "10 Years",
  "99 Luftballons",
  "étoile",
  "Étoile",
  "Etude",
  "Ofelia",
  "Œuvre",
  "Of Monsters",
  "Zoé",
  "zombie",
  "Ærø",
].sort(new Intl.Collator("und", { numeric: true }).compare);

async function createSongs(ctx: UserContext): Promise<void> {
  await prisma().song.createMany({
    data: [...titles].reverse().map((title, index) => ({
      userId: ctx.userId,
      uri: `spotify:track:${String(index).padStart(22, "0")}`,
      title,
      durationMs: 1,
      artists: [{ id: artistId, name: "Ada" }],
    })),
  });
  await sql(
    "INSERT INTO liked_songs (song_id, user_id, added_at) SELECT id, user_id, now() FROM songs WHERE user_id = $1",
    [ctx.userId],
  );
}

it("Songs are in the order of a dictionary, page by page, wherever accents, case and numbers stand", async () => {
  const ctx = await createUser();
  await createSongs(ctx);
  const songs = await readAll(cursor => listSongs(ctx, { limit: 2, ...(cursor && { cursor }) }));
  expect(songs.map(({ title }) => title)).toEqual(titles);
  const ofArtist = await readAll(cursor =>
    listArtistSongs(ctx, artistId, { limit: 3, ...(cursor && { cursor }) }),
  );
  expect(ofArtist.map(({ title }) => title)).toEqual(titles);
  expect(titles.indexOf("Étoile")).toBe(titles.indexOf("étoile") + 1);
  expect(titles.indexOf("2 Become 1")).toBeLessThan(titles.indexOf("10 Years"));
});
