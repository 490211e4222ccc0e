import { expect, it } from "vitest";
import { updateMe } from "@/lib/accounts/update-me";
import { sql } from "@/lib/platform/db";
import { statisticsQuery } from "@/lib/schemas/statistics";
import { createUser } from "@/testing/people";
import { addPolledPlays, addSongs } from "@/testing/statistics/listening";
import { getStatistics } from "./get-statistics";

it("Plays without a time played count with the length of their song once it becomes known", async () => {
  const ctx = await createUser();
  await updateMe(ctx, { statistics: { polled: true } });
  const [song = ""] = await addSongs(ctx, [{ title: "Low Tide", artists: ["Ada"], durationMs: 0 }]);
  await addPolledPlays(ctx, [{ song, at: "2025-03-01T12:00:00Z" }]);
  const minutes = async () => (await getStatistics(ctx, statisticsQuery.parse({}))).minutes;
  expect(await minutes()).toBe(3);
  await sql("UPDATE songs SET duration_ms = 600000 WHERE id = $1", [song]);
  expect(await minutes()).toBe(10);
});
