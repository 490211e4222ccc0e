"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { restoreVersion } from "@/lib/client/versions";
import type { LeftOut, PlaylistVersion, PlaylistVersionDetail } from "@/lib/schemas/versions";
import { Button } from "../ui/controls/button";
import { Confirm } from "../ui/overlays/confirm";
import { toast } from "../ui/status/toast";
import { toastProblem } from "../ui/status/toast-problem";

type RestoreButtonProps = {
  playlistId: string;
  version: PlaylistVersion;
  time: string;
  detail: PlaylistVersionDetail | undefined;
  isOnSpotify: boolean;
};

const countSongs = (list: LeftOut) => list.reduce((total, { count }) => total + count, 0);

/** Restores a version. The confirmation lists the songs that cannot be restored; the toast offers to undo. */
export function RestoreButton({ playlistId, version, time, detail, isOnSpotify }: RestoreButtonProps) {
  const t = useTranslations();
  const client = useQueryClient();
  const [isConfirming, setIsConfirming] = useState(false);
  const [busy, setBusy] = useState(false);

  const restore = async (versionId: string, successMessage: string, canUndo: boolean) => {
    setBusy(true);
    try {
      const { trackCount, undoVersionId, leftOut } = await restoreVersion(
        { playlistId, versionId },
        { client },
      );
      const lost = countSongs(leftOut);
      toast(undoVersionId ? successMessage : t("versions.restore.unchanged"), {
        description:
          lost > 0
            ? t("versions.restore.resultWithLosses", { count: trackCount, lost })
            : t("versions.restore.result", { count: trackCount }),
        ...(canUndo &&
          undoVersionId && {
            action: {
              label: t("versions.restore.undo"),
              onClick: () => restore(undoVersionId, t("versions.restore.undone"), false),
            },
          }),
      });
    } catch (error) {
      toastProblem(t("versions.restore.failed"), error as Error, { duration: 20_000 });
    } finally {
      setBusy(false);
      setIsConfirming(false);
    }
  };
  return (
    <>
      <Button
        onClick={() => setIsConfirming(true)}
        disabled={!detail}
        aria-label={t("versions.restore.label", { time })}
      >
        <RotateCcw aria-hidden />
        {t("versions.restore.action")}
      </Button>
      <Confirm
        open={isConfirming}
        onOpenChange={setIsConfirming}
        title={t("versions.restore.title", { count: version.trackCount })}
        description={t(isOnSpotify ? "versions.restore.textOnSpotify" : "versions.restore.text")}
        action={t("versions.restore.action")}
        busy={busy}
        onConfirm={() => restore(version.id, t("versions.restore.done"), true)}
      >
        {detail && <Losses title={t("versions.restore.leftOut")} list={detail.leftOut} />}
        {detail && <Losses title={t("versions.restore.lost")} list={detail.lost} />}
      </Confirm>
    </>
  );
}

function Losses({ title, list }: { title: string; list: LeftOut }) {
  const t = useTranslations();
  if (list.length === 0) return null;
  return (
    <div className="rounded-md border border-danger/40 bg-danger-soft p-3 text-sm">
      <p className="font-semibold">{title}</p>
      <ul className="mt-1 grid gap-1">
        {list.map(({ reason, count, examples }) => {
          const loss = { count, reason: t(`tracks.leftOut.${reason}`), examples: examples.join(", ") };
          return (
            <li key={reason} className="break-words">
              {examples.length === 0
                ? t("versions.restore.loss", loss)
                : count > examples.length
                  ? t("versions.restore.lossWithSomeExamples", loss)
                  : t("versions.restore.lossWithExamples", loss)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
