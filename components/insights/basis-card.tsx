"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { changeBasis } from "@/lib/client/statistics";
import type { Statistics } from "@/lib/schemas/statistics";
import { Card } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { toastProblem } from "../ui/status/toast-problem";
import { useTimeZone } from "../ui/text/use-time-zone";

/** Changes what the figures count. */
export function useBasis() {
  const t = useTranslations("insights.basis");
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Parameters<typeof changeBasis>[0]) => changeBasis(change, { client }),
    onError: error => toastProblem(t("failed"), error),
  });
}

/** Plays that the figures count, with the choices that only the person can make. */
export function BasisCard({ statistics }: { statistics: Statistics }) {
  const t = useTranslations("insights.basis");
  const { mutate, isPending } = useBasis();
  const ownZone = useTimeZone();
  const { polledPlays, usesPrivateSessions, timeZone } = statistics;
  return (
    <Card aria-label={t("title")} className="grid gap-5">
      <h2 className="title text-xl">{t("title")}</h2>
      <ul className="grid list-disc gap-1.5 pl-5 text-sm">
        {(["plays", "minutes", "skips", "days", "sessions", "streaks", "discoveries", "same"] as const).map(
          name => (
            <li key={name} className="text-pretty">
              {t(`definitions.${name}`)}
            </li>
          ),
        )}
      </ul>
      <div className="grid gap-4 text-sm">
        <div className="grid justify-items-start gap-2">
          <p className="text-pretty">{t(polledPlays.used ? "polled.on" : "polled.off")}</p>
          <Button disabled={isPending} onClick={() => mutate({ statistics: { polled: !polledPlays.used } })}>
            {t(polledPlays.used ? "polled.turnOff" : "polled.turnOn")}
          </Button>
        </div>
        <div className="grid justify-items-start gap-2">
          <p className="text-pretty">{t(usesPrivateSessions ? "private.on" : "private.off")}</p>
          <Button
            disabled={isPending}
            onClick={() => mutate({ statistics: { private: !usesPrivateSessions } })}
          >
            {t(usesPrivateSessions ? "private.turnOff" : "private.turnOn")}
          </Button>
        </div>
        <div className="grid justify-items-start gap-2">
          <p className="text-pretty">{t("zone.text", { zone: timeZone })}</p>
          {ownZone && ownZone !== timeZone && (
            <Button disabled={isPending} onClick={() => mutate({ timeZone: ownZone })}>
              {t("zone.use", { zone: ownZone })}
            </Button>
          )}
        </div>
        <p className="text-pretty text-muted">{t("private.nobody")}</p>
      </div>
    </Card>
  );
}
