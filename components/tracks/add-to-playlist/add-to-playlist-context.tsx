"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import type { AnySong } from "@/lib/client/found-songs";
import { addToPlaylist } from "@/lib/client/playlist-items";
import { takeBack } from "@/lib/client/playlists";
import { ApiProblem } from "@/lib/client/request";
import type { Playlist } from "@/lib/schemas/library";
import { Button } from "../../ui/controls/button";
import { Dialog } from "../../ui/overlays/dialog";
import { toast } from "../../ui/status/toast";
import { toastProblem } from "../../ui/status/toast-problem";
import { useUndo } from "../../undo/use-undo";

type Target = Pick<Playlist, "id" | "name">;
type Added = readonly Pick<AnySong, "uri" | "title">[];
type Add = (playlist: Target, songs: Added) => Promise<boolean>;
type Answer = "add" | "skip" | null;
type Question = { text: string; hasOthers: boolean; answer: (answer: Answer) => void };

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
      <Dialog
        open={question !== null}
        onOpenChange={() => question?.answer(null)}
        title={t("duplicates.title")}
        description={question?.text}
      >
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="ghost" onClick={() => question?.answer(null)}>
            {t("duplicates.cancel")}
          </Button>
          <Button onClick={() => question?.answer("add")}>{t("duplicates.addAgain")}</Button>
          {question?.hasOthers && (
            <Button variant="primary" onClick={() => question.answer("skip")}>
              {t("duplicates.addNew")}
            </Button>
          )}
        </div>
      </Dialog>
    </AddContext>
  );
}
