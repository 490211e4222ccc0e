"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { Confirm } from "../ui/overlays/confirm";
import { useConfirmedAction } from "../ui/overlays/use-confirmed-action";
import { LocalTime } from "../ui/text/local-time";

type SavedCredentialsProps = {
  clientId: string;
  verifiedAt: string | null;
  remove: () => Promise<void>;
  /** Button that connects Spotify; false once it is connected. */
  connect: ReactNode;
};

/** Saved credentials with their last check, and a button to remove them. */
export function SavedCredentials({ clientId, verifiedAt, remove, connect }: SavedCredentialsProps) {
  const t = useTranslations("services.saved");
  const { ask, confirm } = useConfirmedAction(remove);
  return (
    <Card className="grid gap-4">
      <p className="flex items-center gap-2.5 font-semibold">
        <CircleCheck className="size-5 shrink-0 text-good" aria-hidden />
        {t("title")}
      </p>
      {connect && <p className="text-pretty text-muted">{t("next")}</p>}
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div>
          <dt className="text-muted text-sm">{t("clientId")}</dt>
          <dd className="break-all font-mono text-sm leading-6">{clientId}</dd>
        </div>
        {verifiedAt && (
          <div>
            <dt className="text-muted text-sm">{t("verified")}</dt>
            <dd>
              <LocalTime at={verifiedAt} />
            </dd>
          </div>
        )}
      </dl>
      <div className="flex flex-wrap items-center gap-3">
        {connect}
        <Button variant="danger" onClick={ask} className="h-10">
          {t("remove")}
        </Button>
      </div>
      <Confirm
        {...confirm}
        title={t("removal.title")}
        description={t("removal.text")}
        action={t("removal.confirm")}
      />
    </Card>
  );
}
