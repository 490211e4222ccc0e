"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import type { AnySong } from "@/lib/client/found-songs";
import { addToPlaylist } from "@/lib/client/playlist-items";
import { takeBack } from "@/lib/client/playlists";
import { ApiProblem } from "@/lib/client/request";
import type { Playlist } from "@/lib/schemas/library";
import { Lazy, lazyPart } from "../../ui/overlays/lazy";
import { toast } from "../../ui/status/toast";
import { toastProblem } from "../../ui/status/toast-problem";
import { useUndo } from "../../undo/use-undo";
import type { Answer, Question } from "./duplicate-question";

type Target = Pick<Playlist, "id" | "name">;
type Added = readonly Pick<AnySong, "uri" | "title">[];
type Add = (playlist: Target, songs: Added) => Promise<boolean>;

const duplicateQuestion = lazyPart(async () => (await import("./duplicate-question")).DuplicateQuestion);

const AddContext = createContext<Add | null>(null);

/**
 * Returns a function that adds songs to a playlist. It asks before it adds a song that the playlist has already, and offers to undo.
 * It resolves to false if nothing was added.
 */
export function useAddToPlaylist(): Add {
  const add = useContext(AddContext);
  if (!add) throw new Error("useAddToPlaylist is used outside of AddToPlaylistProvider.");
  return add;
}

export function AddToPlaylistProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("tracks.addToPlaylist");
  const client = useQueryClient();
  const offerUndo = useUndo();
  const [question, setQuestion] = useState<Question | null>(null);

  const add = useCallback<Add>(
    async (playlist, songs) => {
      const { id, name } = playlist;
      const [first] = songs;
      if (!first) return true;
      const send = (duplicates: "add" | "skip" | "refuse") =>
        addToPlaylist({ playlist, songs, duplicates }, { client });
      const ask = (error: unknown): Promise<Answer> => {
        if (!(error instanceof ApiProblem) || error.code !== "already_in_playlist") throw error;
        return new Promise(answer =>
          setQuestion({ text: error.message, hasOthers: error.reason === "some", answer }),
        );
      };
      try {
        const itemIds = await send("refuse").catch(async error => {
          const answer = await ask(error);
          setQuestion(null);
          return answer ? send(answer) : [];
        });
        if (itemIds.length === 0) return false;
        offerUndo({
          done:
            songs.length === 1
              ? t("done", { title: first.title, name })
              : t("doneSeveral", { count: itemIds.length, name }),
          undo: () => takeBack({ id, itemIds }, { client }),
          failure: t("notTakenBack", { name }),
        });
        return true;
      } catch (error) {
        if (error instanceof Error) toastProblem(t("notAdded", { name }), error);
        else toast.error(t("notAdded", { name }));
        return false;
      }
    },
    [client, offerUndo, t],
  );
  return (
    <AddContext value={add}>
      {children}
      {question && (
        <Lazy part={duplicateQuestion} question={question} onMissing={() => question.answer(null)} />
      )}
    </AddContext>
  );
}
