"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { deleteShuffle, shuffleQuery } from "@/lib/client/shuffle";
import { PageHeader } from "../shell/page-header";
import { TrackListSkeleton } from "../tracks/list/track-list-skeleton";
import { Button } from "../ui/controls/button";
import { Confirm } from "../ui/overlays/confirm";
import { ProblemNote } from "../ui/status/problem-note";
import { toastProblem } from "../ui/status/toast-problem";
import { SessionDetails } from "./session-details";
import { SessionPanel } from "./session-panel";
import { ShufflePlay } from "./shuffle-play";
import { useSessionName } from "./use-session-name";

/** Screen of a shuffle session whose source has no screen. */
export function ShuffleScreen({ id }: { id: string }) {
  const t = useTranslations("shuffle");
  const sessionName = useSessionName();
  const router = useRouter();
  const [isConfirming, setIsConfirming] = useState(false);
  const remove = useMutation({
    mutationFn: deleteShuffle,
    onSuccess: () => router.push("/music"),
    onError: problem => toastProblem(t("remove.failed"), problem),
  });
  const isDeleting = remove.isPending || remove.isSuccess;
  // The music refetches all shuffles as it plays; a deleted one would get a 404.
  const { data: session, error, refetch } = useQuery({ ...shuffleQuery(id), enabled: !isDeleting });
  if (remove.isSuccess) return <TrackListSkeleton />;
  if (!session) return error ? <ProblemNote error={error} retry={refetch} /> : <TrackListSkeleton />;
  const { endedReason, source, set, remaining, size } = session;
  return (
    <>
      <PageHeader
        title={sessionName(session)}
        note={!endedReason && t("screen.note")}
        actions={
          <>
            {!endedReason && <ShufflePlay variant="primary" source={source} />}
            <Button size="lg" onClick={() => (endedReason ? remove.mutate(id) : setIsConfirming(true))}>
              <Trash2 aria-hidden />
              {t("remove.button")}
            </Button>
          </>
        }
      />
      <SessionPanel session={session} defaultOpen details={SessionDetails} />
      <Confirm
        open={isConfirming}
        onOpenChange={setIsConfirming}
        title={t("remove.title")}
        description={t("remove.text", { remaining, size, round: set })}
        action={t("remove.action")}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(id)}
      />
    </>
  );
}
