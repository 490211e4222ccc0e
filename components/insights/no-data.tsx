"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "../ui/controls/button";
import { EmptyState } from "../ui/status/empty-state";
import { useBasis } from "./basis-card";

/** Leads a person without figures to the two sources of them. */
export function NoData({ polledPlays }: { polledPlays: { used: boolean; available: boolean } }) {
  const t = useTranslations("insights.none");
  const { mutate, isPending } = useBasis();
  return (
    <EmptyState
      title={t("title")}
      action={
        <>
          <Button asChild variant="primary">
            <Link href="/history/import">{t("bringFiles")}</Link>
          </Button>
          {!polledPlays.used && (
            <Button busy={isPending} onClick={() => mutate({ statistics: { polled: true } })}>
              {t("usePolled")}
            </Button>
          )}
        </>
      }
    >
      <p>{t("files")}</p>
      <p className="mt-2">{t(polledPlays.used ? "polledUsed" : "polled")}</p>
    </EmptyState>
  );
}
