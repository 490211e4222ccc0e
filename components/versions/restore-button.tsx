"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { restoreVersion } from "@/lib/client/versions";
import type { LeftOut, PlaylistVersion, PlaylistVersionDetail } from "@/lib/schemas/versions";
import { leftOutLabels } from "../tracks/left-out-labels";
import { Button } from "../ui/controls/button";
import { Confirm } from "../ui/overlays/confirm";
import { formatNumber, pluralize } from "../ui/text/format";

type RestoreButtonProps = {
  playlistId: string;
  version: PlaylistVersion;
  time: string;
  detail: PlaylistVersionDetail | undefined;
  isOnSpotify: boolean;
};

const countTracks = (list: LeftOut) => list.reduce((total, { count }) => total + count, 0);

/** Restores a version. The confirmation lists the tracks that cannot be restored; the toast offers to undo. */
export function RestoreButton({ playlistId, version, time, detail, isOnSpotify }: RestoreButtonProps) {
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
      const leftOutCount = countTracks(leftOut);
      toast(undoVersionId ? successMessage : "The playlist is like that already", {
        description: `It holds ${pluralize(trackCount, "track")}${leftOutCount > 0 ? `; ${formatNumber(leftOutCount)} could not come back` : ""}.`,
        ...(canUndo && undoVersionId
          ? { action: { label: "Undo", onClick: () => restore(undoVersionId, "Undone", false) } }
          : {}),
      });
    } catch (error) {
      toast.error("The playlist was not restored", {
        description: error instanceof Error ? error.message : "Try it again.",
        duration: 20_000,
      });
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
        aria-label={`Restore the version before ${time}`}
      >
        <RotateCcw aria-hidden />
        Restore
      </Button>
      <Confirm
        open={isConfirming}
        onOpenChange={setIsConfirming}
        title={`Restore ${pluralize(version.trackCount, "track")}?`}
        description={
          <>
            The playlist becomes what it was before this change{isOnSpotify && ", here and on Spotify"}. What
            it holds now is kept in the history.
            {isOnSpotify && " On Spotify all tracks get today as their date."}
          </>
        }
        action="Restore"
        busy={busy}
        onConfirm={() => restore(version.id, "Restored", true)}
      >
        {detail && <Losses title="Cannot come back:" list={detail.leftOut} />}
        {detail && <Losses title="In the playlist now, and cannot be restored later:" list={detail.lost} />}
      </Confirm>
    </>
  );
}

function Losses({ title, list }: { title: string; list: LeftOut }) {
  if (list.length === 0) return null;
  return (
    <div className="rounded-md border border-danger/40 bg-danger-soft p-3 text-sm">
      <p className="font-semibold">{title}</p>
      <ul className="mt-1 grid gap-1">
        {list.map(({ reason, count, examples }) => (
          <li key={reason} className="break-words">
            {formatNumber(count)}: {leftOutLabels[reason]}
            {examples.length > 0 && ` (${examples.join(", ")}${count > examples.length ? ", …" : ""})`}
          </li>
        ))}
      </ul>
    </div>
  );
}
