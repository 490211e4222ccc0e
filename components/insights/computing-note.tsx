"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { followFigures } from "@/lib/client/statistics";
import type { Computing } from "@/lib/schemas/statistics";
import { Card } from "../ui/cards/card";
import { ProgressBar } from "../ui/status/progress-bar";

/** Says that a job computes the figures. Once the job is done, the screen that shows this note reads them again. */
export function ComputingNote({ computing: { percent } }: { computing: NonNullable<Computing> }) {
  const t = useTranslations("insights.computing");
  const client = useQueryClient();
  const [followed, setFollowed] = useState(percent);
  useEffect(() => followFigures(setFollowed, { client }), [client]);
  return (
    <Card role="status" className="grid gap-3">
      <h2 className="title text-xl">{t("title")}</h2>
      <p className="max-w-prose text-pretty text-muted">{t("text")}</p>
      <ProgressBar label={t("progress")} done={Math.max(percent, followed)} total={100} />
    </Card>
  );
}
