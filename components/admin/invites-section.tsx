"use client";

import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { invitesQuery, revokeInvite } from "@/lib/client/admin";
import type { Invite } from "@/lib/schemas/accounts";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { PagedList } from "../ui/lists/paged-list";
import { Confirm } from "../ui/overlays/confirm";
import { Badge } from "../ui/status/badge";
import { Skeleton } from "../ui/status/skeleton";
import { toastProblem } from "../ui/status/toast-problem";
import { LocalTime } from "../ui/text/local-time";
import { NewInvite } from "./new-invite";
import { ScrollBox } from "./scroll-box";

export type RegistrationMode = "open" | "invite" | "closed";

const stateTones = {
  open: "good",
  used: "plain",
  expired: "plain",
  revoked: "danger",
} as const satisfies Record<Invite["state"], string>;

/** Invites of all admins, with buttons to create and revoke them. */
export function InvitesSection({ registration }: { registration: RegistrationMode }) {
  const t = useTranslations("admin.invites");
  const list = useInfiniteQuery(invitesQuery());
  return (
    <section aria-labelledby="invites">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <div className="grid gap-1">
          <Eyebrow id="invites">{t("title")}</Eyebrow>
          <p className="text-pretty text-muted text-sm">{t(`notes.${registration}`)}</p>
        </div>
        <NewInvite />
      </div>
      <ScrollBox>
        <PagedList
          list={list}
          loading={<Skeleton className="h-24 rounded-lg" />}
          empty={<p className="rounded-lg border border-line border-dashed p-4 text-muted">{t("none")}</p>}
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
  const t = useTranslations("admin.invites");
  const [isConfirming, setIsConfirming] = useState(false);
  const { note, state, uses, maxUses, createdAt, expiresAt, createdBy } = invite;
  const revoke = useMutation({
    mutationFn: revokeInvite,
    onError: error => toastProblem(t("notRevoked"), error),
    onSettled: () => setIsConfirming(false),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="break-words font-medium">{note || t("unnamed")}</p>
        <p className="text-muted text-sm tabular-nums">
          {t("uses", { uses, maxUses })} ·{" "}
          {t.rich(state === "expired" ? "expired" : "expires", { time: () => <LocalTime at={expiresAt} /> })}{" "}
          ·{" "}
          {t.rich("created", {
            name: createdBy.username,
            date: () => <LocalTime at={createdAt} show="date" />,
          })}
        </p>
      </div>
      <Badge tone={stateTones[state]}>{t(`states.${state}`)}</Badge>
      {state === "open" && (
        <Button
          variant="danger"
          aria-label={t("revokeLabel", { note })}
          onClick={() => setIsConfirming(true)}
        >
          {t("revoke")}
        </Button>
      )}
      <Confirm
        open={isConfirming}
        onOpenChange={setIsConfirming}
        title={t("revokeTitle")}
        description={t("revokeText")}
        action={t("revokeConfirm")}
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate(invite.id)}
      />
    </li>
  );
}
