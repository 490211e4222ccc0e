"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { updateMe } from "@/lib/client/account";
import type { Me } from "@/lib/schemas/accounts";
import { Card, Eyebrow } from "../ui/cards/card";
import { CheckboxField } from "../ui/controls/checkbox-field";
import { toastProblem } from "../ui/status/toast-problem";

type NotificationsCardProps = { notifications: Me["notifications"]; sendsMail: boolean };

/** Switches for the mails that a person gets. Mails link here. */
export function NotificationsCard({ notifications, sendsMail }: NotificationsCardProps) {
  const t = useTranslations("profile.notifications");
  const [chosen, setChosen] = useState(notifications);
  const save = useMutation({
    mutationFn: updateMe,
    onError: (error, { notifications: failed = {} }) => {
      // The other switch may have been saved meanwhile.
      const saved = Object.keys(failed).map(name => [name, !failed[name as keyof typeof failed]]);
      setChosen(now => ({ ...now, ...Object.fromEntries(saved) }));
      toastProblem(t("notSaved"), error);
    },
  });
  const choose = (change: Partial<Me["notifications"]>) => {
    setChosen(now => ({ ...now, ...change }));
    save.mutate({ notifications: change });
  };
  return (
    <Card id="notifications" className="scroll-mt-6">
      <Eyebrow className="mb-4">{t("title")}</Eyebrow>
      {sendsMail ? (
        <div className="grid gap-2">
          <CheckboxField
            label={t("connection.label")}
            description={t("connection.text")}
            checked={chosen.connection}
            onCheckedChange={connection => choose({ connection })}
          />
          <CheckboxField
            label={t("imports.label")}
            description={t("imports.text")}
            checked={chosen.imports}
            onCheckedChange={imports => choose({ imports })}
          />
        </div>
      ) : (
        <p className="text-pretty text-muted">{t("noMail")}</p>
      )}
    </Card>
  );
}
