"use client";

import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { toast } from "sonner";
import { endSession, sessionsQuery } from "@/lib/client/account";
import type { Session, SingleSignOn } from "@/lib/schemas/accounts";
import { Button } from "../ui/controls/button";
import { Badge } from "../ui/status/badge";
import { LocalTime } from "../ui/text/local-time";
import { ListCard } from "./list-card";
import { PasswordChange } from "./password-change";
import { userAgentLabel } from "./user-agent-label";

/** Sessions of the person, with buttons to end them. */
export function SessionsCard({ signOn }: { signOn: SingleSignOn }) {
  return (
    <ListCard
      title="Sign-ins"
      note="Browsers and programs that are signed in."
      empty="No sign-ins."
      action={signOn.passwordsOn && <PasswordChange signOn={signOn} />}
      list={useInfiniteQuery(sessionsQuery())}
    >
      {session => <SessionRow key={session.id} session={session} />}
    </ListCard>
  );
}

function SessionRow({ session: { id, kind, userAgent, createdAt, isCurrent } }: { session: Session }) {
  const name = userAgentLabel(userAgent);
  const end = useMutation({
    mutationFn: endSession,
    onError: error => toast.error("The sign-in was not ended", { description: error.message }),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="text-muted text-sm">
          {kind === "token" ? "A program, since " : "Since "}
          <LocalTime at={createdAt} show="date" />
        </p>
      </div>
      {isCurrent ? (
        <Badge tone="accent">here</Badge>
      ) : (
        <Button
          variant="danger"
          aria-label={`End the sign-in of ${name}`}
          busy={end.isPending}
          onClick={() => end.mutate(id)}
        >
          End
        </Button>
      )}
    </li>
  );
}
