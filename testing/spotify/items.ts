import type { UserContext } from "@/lib/core/context";
import { userCaller } from "@/lib/spotify/access-token";
import { callSpotify } from "@/lib/spotify/call";

/** Reads the items of a playlist from Spotify: the URI of each, null for a withdrawn song. */
export async function spotifyItemUris(ctx: UserContext, spotifyId: string): Promise<(string | null)[]> {
  const uris: (string | null)[] = [];
  for (let offset = 0, total = 1; offset < total; offset += 50) {
    const path = `/playlists/${spotifyId}/items`;
    const call = { method: "GET", path, query: { limit: 50, offset } } as const;
    const page = JSON.parse(await callSpotify(userCaller(ctx.userId), call, "sync")) as {
      total: number;
      items: { item: { uri: string } | null }[];
    };
    total = page.total;
    uris.push(...page.items.map(entry => entry.item?.uri ?? null));
  }
  return uris;
}
