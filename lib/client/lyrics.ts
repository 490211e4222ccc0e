import { queryOptions, skipToken } from "@tanstack/react-query";
import { updateMe } from "./account";
import { keys } from "./keys";
import type { MutationContext } from "./mutation";
import { api, unwrap } from "./request";

/** The lyrics of a track of Spotify; `id` is null while none plays. */
export const lyricsQuery = (id: string | null) =>
  queryOptions({
    queryKey: keys.lyricsOf(id),
    queryFn: id
      ? ({ signal }) => unwrap(api.GET("/tracks/{id}/lyrics", { params: { path: { id } }, signal }))
      : skipToken,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** Switches lyrics on or off for the person. */
export async function switchLyrics(isOn: boolean, { client }: MutationContext): Promise<void> {
  await updateMe({ lyrics: isOn });
  await client.resetQueries({ queryKey: keys.lyrics });
}
