"use client";

import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { invitesQuery, revokeInvite } from "@/lib/client/admin";
import type { Invite } from "@/lib/schemas/accounts";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { PagedList } from "../ui/lists/paged-list";
import { Confirm } from "../ui/overlays/confirm";
import { Badge } from "../ui/status/badge";
import { Skeleton } from "../ui/status/skeleton";
import { LocalTime } from "../ui/text/local-time";
import { NewInvite } from "./new-invite";
import { ScrollBox } from "./scroll-box";

export type RegistrationMode = "open" | "invite" | "closed";

const notes: Record<RegistrationMode, string> = {
  open: "Registration is open, so people can sign up without an invite. Set REGISTRATION=invite to change that.",
  invite: "New people need one of these links to sign up.",
  closed: "Registration is closed, so invites let nobody in. Set REGISTRATION=invite to change that.",
};

const states = {
  open: ["Open", "good"],
  used: ["Used up", "plain"],
  expired: ["Expired", "plain"],
  revoked: ["Revoked", "danger"],
} as const satisfies Record<Invite["state"], readonly [string, string]>;

/** Invites of all admins, with buttons to make and revoke them. */
export function InvitesSection({ registration }: { registration: RegistrationMode }) {
  const list = useInfiniteQuery(invitesQuery());
  return (
    <section aria-labelledby="invites">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <div className="grid gap-1">
          <Eyebrow id="invites">Invites</Eyebrow>
          <p className="text-pretty text-muted text-sm">{notes[registration]}</p>
        </div>
        <NewInvite />
      </div>
      <ScrollBox>
        <PagedList
          list={list}
          loading={<Skeleton className="h-24 rounded-lg" />}
          empty={
            <p className="rounded-lg border border-line border-dashed p-4 text-muted">No invites yet.</p>
          }
        >
          {invites => (
            <Card className="py-1 sm:py-2">
              <ul className="divide-y divide-line">
                {invites.map(invite => (
                  <InviteRow key={invite.id} invite={invite} />
                ))}
              </ul>
            </Card>
          )}
        </PagedList>
      </ScrollBox>
    </section>
  );
}

function InviteRow({ invite }: { invite: Invite }) {
  const [isConfirming, setIsConfirming] = useState(false);
  const { note, state, uses, maxUses, createdAt, expiresAt, createdBy } = invite;
  const [label, tone] = states[state];
  const revoke = useMutation({
    mutationFn: revokeInvite,
    onError: error => toast.error("The invite was not revoked", { description: error.message }),
    onSettled: () => setIsConfirming(false),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="break-words font-medium">{note || "Invite"}</p>
        <p className="text-muted text-sm tabular-nums">
          {uses} of {maxUses} used · {state === "expired" ? "expired" : "expires"}{" "}
          <LocalTime at={expiresAt} /> · made by {createdBy.username},{" "}
          <LocalTime at={createdAt} show="date" />
        </p>
      </div>
      <Badge tone={tone}>{label}</Badge>
      {state === "open" && (
        <Button
          variant="danger"
          aria-label={`Revoke the invite ${note}`.trim()}
          onClick={() => setIsConfirming(true)}
        >
          Revoke
        </Button>
      )}
      <Confirm
        open={isConfirming}
        onOpenChange={setIsConfirming}
        title="Revoke this invite?"
        description="Nobody else can sign up with its link. Accounts that were made with it stay."
        action="Revoke invite"
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate(invite.id)}
      />
    </li>
  );
}
