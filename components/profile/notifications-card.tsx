"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { updateMe } from "@/lib/client/account";
import type { Me } from "@/lib/schemas/accounts";
import { Card, Eyebrow } from "../ui/cards/card";
import { CheckboxField } from "../ui/controls/checkbox-field";

type NotificationsCardProps = { notifications: Me["notifications"]; sendsMail: boolean };

/** Switches for the mails that a person gets. Mails link here. */
export function NotificationsCard({ notifications, sendsMail }: NotificationsCardProps) {
  const [chosen, setChosen] = useState(notifications);
  const save = useMutation({
    mutationFn: updateMe,
    onError: (error, { notifications: failed = {} }) => {
      // The other switch may have been saved meanwhile.
      const saved = Object.keys(failed).map(name => [name, !failed[name as keyof typeof failed]]);
      setChosen(now => ({ ...now, ...Object.fromEntries(saved) }));
      toast.error("This was not saved", { description: error.message });
    },
  });
  const choose = (change: Partial<Me["notifications"]>) => {
    setChosen(now => ({ ...now, ...change }));
    save.mutate({ notifications: change });
  };
  return (
    <Card id="notifications" className="scroll-mt-6">
      <Eyebrow className="mb-4">Mails</Eyebrow>
      {sendsMail ? (
        <div className="grid gap-2">
          <CheckboxField
            label="Connection"
            description="30 and 3 days before your connection to Spotify ends"
            checked={chosen.connection}
            onCheckedChange={connection => choose({ connection })}
          />
          <CheckboxField
            label="Imports"
            description="When an import is not complete a day after its start, or has been failed for a day"
            checked={chosen.imports}
            onCheckedChange={imports => choose({ imports })}
          />
        </div>
      ) : (
        <p className="text-pretty text-muted">
          This instance sends no mail. Its admin can set mail up; until then, reminders are shown here only.
        </p>
      )}
    </Card>
  );
}
