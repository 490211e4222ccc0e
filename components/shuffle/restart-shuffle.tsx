"use client";

import { useMutation } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { startShuffle } from "@/lib/client/shuffle";
import type { ShuffleSession } from "@/lib/schemas/shuffle";
import { usePlayer } from "../player/state/player-context";
import { Button } from "../ui/controls/button";
import { Confirm } from "../ui/overlays/confirm";
import { toast } from "../ui/status/toast";
import { toastProblem } from "../ui/status/toast-problem";

/** Button that restarts a shuffle. It asks for confirmation if the current position would be lost. */
export function RestartShuffle({ session }: { session: ShuffleSession }) {
  const player = usePlayer();
  const t = useTranslations("shuffle.restart");
  const [isConfirming, setIsConfirming] = useState(false);
  const restart = useMutation({
    mutationFn: startShuffle,
    onSuccess: ({ id }) => {
      setIsConfirming(false);
      toast.success(t("done"), {
        action: { label: t("play"), onClick: () => player.play({ shuffleId: id }) },
      });
    },
    onError: error => toastProblem(t("failed"), error),
  });
  const { set, size, remaining } = session;
  const hasPosition = set > 1 || remaining < size;
  return (
    <>
      <Button
        onClick={() => (hasPosition ? setIsConfirming(true) : restart.mutate(session.source))}
        busy={restart.isPending && !isConfirming}
      >
        {!(restart.isPending && !isConfirming) && <RotateCcw aria-hidden />}
        {t("button")}
      </Button>
      <Confirm
        open={isConfirming}
        onOpenChange={setIsConfirming}
        title={t("title")}
        description={t("text", { remaining, size, round: set })}
        action={t("button")}
        busy={restart.isPending}
        onConfirm={() => restart.mutate(session.source)}
      />
    </>
  );
}
