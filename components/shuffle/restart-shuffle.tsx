"use client";

import { useMutation } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { startShuffle } from "@/lib/client/shuffle";
import type { ShuffleSession } from "@/lib/schemas/shuffle";
import { usePlayer } from "../player/player-context";
import { Button } from "../ui/controls/button";
import { Confirm } from "../ui/overlays/confirm";
import { formatNumber, pluralize } from "../ui/text/format";

/** Button that restarts a shuffle. It asks for confirmation if the current position would be lost. */
export function RestartShuffle({ session }: { session: ShuffleSession }) {
  const player = usePlayer();
  const [isConfirming, setIsConfirming] = useState(false);
  const restart = useMutation({
    mutationFn: startShuffle,
    onSuccess: ({ id }) => {
      setIsConfirming(false);
      toast.success("A new order is dealt", {
        action: { label: "Play it", onClick: () => player.play({ shuffleId: id }) },
      });
    },
    onError: error => toast.error("The shuffle was not restarted", { description: error.message }),
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
        Start over
      </Button>
      <Confirm
        open={isConfirming}
        onOpenChange={setIsConfirming}
        title="Start this shuffle over?"
        description={`You are in set ${set}, with ${formatNumber(remaining)} of ${pluralize(size, "track")} still to come. A new order forgets that place.`}
        action="Start over"
        busy={restart.isPending}
        onConfirm={() => restart.mutate(session.source)}
      />
    </>
  );
}
