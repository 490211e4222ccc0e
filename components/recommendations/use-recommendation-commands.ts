"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { addToPlaylist } from "@/lib/client/playlist-items";
import { createPlaylist, deletePlaylist } from "@/lib/client/playlists";
import type { ListedSong } from "@/lib/schemas/library";
import { usePlayer } from "../player/state/player-context";
import { canPlay } from "../tracks/row-data";
import { toast } from "../ui/status/toast";
import { toastProblem } from "../ui/status/toast-problem";

/** The code of the shuffle is loaded when it is used. */
async function shuffled(songs: readonly ListedSong[]): Promise<string[]> {
  const { shuffle } = await import("@/lib/shuffle/order/shuffle");
  const tracks = songs.map(({ id, artists, album }) => ({
    id,
    artistIds: artists.map(artist => artist.id ?? artist.name),
    albumId: album?.id ?? null,
  }));
  return shuffle(tracks, { seed: crypto.randomUUID() }).flatMap(index => songs[index]?.uri ?? []);
}

/** Returns the commands for a list of recommended songs with a name. */
export function useRecommendationCommands(name: string, songs: readonly ListedSong[]) {
  const t = useTranslations("recommendations");
  const client = useQueryClient();
  const router = useRouter();
  const player = usePlayer();
  const playable = songs.filter(canPlay);

  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const playlist = await createPlaylist({ name, description: t("savedDescription") }, { client });
      try {
        await addToPlaylist({ playlist, songs }, { client });
      } catch (error) {
        await deletePlaylist(playlist.id, { client });
        throw error;
      }
      return playlist;
    },
    onSuccess: ({ id }) =>
      void toast(t("saved", { name }), {
        action: { label: t("open"), onClick: () => router.push(`/playlists/${id}`) },
      }),
    onError: error => toastProblem(t("notSaved"), error),
  });
  return {
    canPlay: playable.length > 0,
    play: () => player.play({ uris: playable.map(({ uri }) => uri) }),
    shuffle: async () => {
      try {
        await player.play({ uris: await shuffled(playable) });
      } catch (error) {
        toastProblem(t("notShuffled"), error as Error);
      }
    },
    save: () => mutate(),
    isSaving: isPending,
  };
}
