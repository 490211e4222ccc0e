import { expect } from "@playwright/test";
import { songRow } from "@/testing/history/rows";
import type { Person } from "./people";

type Import = { id: string; state: string };

/** Imports rows of Spotify's extended streaming history, as a program does. */
export async function importListening({ api }: Person, rows: object[]): Promise<void> {
  const form = new FormData();
  form.append("files", new Blob([JSON.stringify(rows)]), "Streaming_History_Audio_2024_0.json");
  const reply = await api.json<{ import: Import }>("POST", "/me/history/imports", form);
  const path = `/me/history/imports/${reply.import.id}`;
  const stateOf = async () => (await api.json<Import>("GET", path)).state;
  await expect.poll(stateOf).toBe("preview");
  await api.json("POST", `${path}/start`);
  await expect.poll(stateOf).toBe("completed");
}

/** Plays of a few weeks until yesterday: 40 a day, of which song 1 is one of eight. */
export const habits = (days: number): object[] =>
  Array.from({ length: days * 40 }, (_, index) => {
    const time = Date.now() - 86_400_000 - Math.floor(index / 40) * 86_400_000 - (index % 40) * 9 * 60_000;
    const number = index % 8 === 0 ? 1 : 1 + ((index * 7) % 60);
    return songRow(number, `${new Date(time).toISOString().slice(0, 19)}Z`, {
      ms_played: index % 9 === 0 ? 12_000 : 190_000,
      reason_end: index % 9 === 0 ? "fwdbtn" : "trackdone",
      master_metadata_album_artist_name: `Artist ${number % 12}`,
      master_metadata_album_album_name: `Album ${number % 20}`,
    });
  });
