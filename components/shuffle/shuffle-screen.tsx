"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { deleteShuffle, shuffleQuery } from "@/lib/client/shuffle";
import { PageHeader } from "../shell/page-header";
import { TrackListSkeleton } from "../tracks/track-list-skeleton";
import { Button } from "../ui/controls/button";
import { Confirm } from "../ui/overlays/confirm";
import { ProblemNote } from "../ui/status/problem-note";
import { formatNumber, pluralize } from "../ui/text/format";
import { SessionPanel } from "./shuffle-panel";
import { ShufflePlay } from "./shuffle-play";
import { sessionName } from "./sources";

/** Screen of a shuffle session whose source has no screen. */
export function ShuffleScreen({ id }: { id: string }) {
  const { data: session, error, refetch } = useQuery(shuffleQuery(id));
  const router = useRouter();
  const [isConfirming, setIsConfirming] = useState(false);
  const remove = useMutation({
    mutationFn: deleteShuffle,
    onSuccess: () => router.push("/music"),
    onError: problem => toast.error("The shuffle was not removed", { description: problem.message }),
  });
  if (!session) return error ? <ProblemNote error={error} retry={refetch} /> : <TrackListSkeleton />;
  return (
    <>
      <PageHeader
        title={sessionName(session)}
        note={!session.endedReason && "One shuffle over all of it. It goes on where it stopped."}
        actions={
          <>
            {!session.endedReason && <ShufflePlay variant="primary" source={session.source} />}
            <Button
              size="lg"
              onClick={() => (session.endedReason ? remove.mutate(id) : setIsConfirming(true))}
            >
              <Trash2 aria-hidden />
              Forget this shuffle
            </Button>
          </>
        }
      />
      <SessionPanel session={session} defaultOpen />
      <Confirm
        open={isConfirming}
        onOpenChange={setIsConfirming}
        title="Forget this shuffle?"
        description={`Its place goes for good: set ${session.set}, with ${formatNumber(session.remaining)} of ${pluralize(session.size, "track")} still to come. The music it was made of stays.`}
        action="Forget it"
        busy={remove.isPending}
        onConfirm={() => remove.mutate(id)}
      />
    </>
  );
}
