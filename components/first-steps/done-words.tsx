"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { connectionQuery } from "@/lib/client/connection";
import { useImport } from "../imports/use-import";
import type { StepName } from "./use-first-steps";

/** Says in words what a step has achieved. */
export function DoneWords({ step }: { step: StepName }) {
  const t = useTranslations("firstSteps");
  const { data: connection } = useQuery(connectionQuery());
  const { latest } = useImport();
  if (step === "connect") {
    const user = connection?.spotifyUser;
    return t("connect.done", { name: user?.displayName ?? user?.id ?? "Spotify" });
  }
  if (step === "import")
    return latest?.state === "completed" ? t("import.done", latest.counts) : t("import.doneBefore");
  return t(`${step}.done`);
}
