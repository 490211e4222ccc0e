"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { setProblemWords } from "@/lib/client/request";

/** Gives the API client the words for problems that no server has worded. */
export function ProblemWords() {
  const t = useTranslations("ui.problems");
  useEffect(
    () =>
      setProblemWords((own, status) => ({
        title: t(`${own}.title`),
        detail: t(`${own}.text`, { status: String(status) }),
      })),
    [t],
  );
  return null;
}
