"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { AnySong } from "@/lib/client/found-songs";
import { setAllLiked } from "@/lib/client/liked";
import { toast } from "../ui/status/toast";
import { toastProblem } from "../ui/status/toast-problem";
import { useUndo } from "../undo/use-undo";

/** Returns the address of something on Spotify's site, from its URI. */
export const spotifyAddress = (uri: string) =>
  `https://open.spotify.com/${uri.split(":").slice(1).join("/")}`;

/** Tests if something has an address on Spotify: local files have none. */
export const isOnSpotify = (uri: string) => !uri.startsWith("spotify:local:");

/** Returns a function that copies the addresses of things on Spotify, one in a line. */
export function useCopyLinks() {
  const t = useTranslations();
  return async (uris: string[]) => {
    try {
      await navigator.clipboard.writeText(uris.map(spotifyAddress).join("\n"));
      toast(t("tracks.linksCopied", { count: uris.length }));
    } catch {
      toast.error(t("ui.copyFailed"));
    }
  };
}

/** Returns a function that likes or unlikes songs and offers to undo it. */
export function useLikes() {
  const t = useTranslations("tracks.like");
  const client = useQueryClient();
  const offerUndo = useUndo();
  return useMemo(
    () => (songs: AnySong[], isLiked: boolean) => {
      const changed = songs.filter(song => song.isLiked !== isLiked);
      const [first] = changed;
      if (!first) return;
      const words = { title: first.title, count: changed.length };
      const change = (value: boolean) =>
        setAllLiked(
          { songs: changed.map(song => ({ ...song, isLiked: !value })), isLiked: value },
          { client },
        );
      const work = change(isLiked);
      work.catch((error: Error) =>
        toastProblem(t(isLiked ? "notLikedSeveral" : "stillLikedSeveral", words), error),
      );
      offerUndo({
        done: t(isLiked ? "likedSeveral" : "unlikedSeveral", words),
        work,
        undo: () => change(!isLiked),
        failure: t(isLiked ? "stillLikedSeveral" : "notLikedSeveral", words),
      });
    },
    [t, client, offerUndo],
  );
}
