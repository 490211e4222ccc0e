"use client";

import { useTranslations } from "next-intl";
import { Button } from "../../ui/controls/button";
import { Dialog } from "../../ui/overlays/dialog";

/** Null if nothing is to be added. */
export type Answer = "add" | "skip" | null;
export type Question = { text: string; hasOthers: boolean; answer: (answer: Answer) => void };

/** Asks what to do with songs that the playlist has already. */
export function DuplicateQuestion({ question: { text, hasOthers, answer } }: { question: Question }) {
  const t = useTranslations("tracks.addToPlaylist.duplicates");
  return (
    <Dialog open onOpenChange={() => answer(null)} title={t("title")} description={text}>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="ghost" onClick={() => answer(null)}>
          {t("cancel")}
        </Button>
        <Button onClick={() => answer("add")}>{t("addAgain")}</Button>
        {hasOthers && (
          <Button variant="primary" onClick={() => answer("skip")}>
            {t("addNew")}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
