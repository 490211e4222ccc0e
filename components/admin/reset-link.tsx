"use client";

import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { createResetLink } from "@/lib/client/admin";
import { Button } from "../ui/controls/button";
import { CopyButton } from "../ui/controls/copy-button";
import { Dialog } from "../ui/overlays/dialog";
import { Callout } from "../ui/status/callout";

type Person = { id: string; username: string; email: string };

type ResetLinkProps = { person: Person; open: boolean; onOpenChange: (open: boolean) => void };

/** Dialog that creates a link for a person's new password and shows it once. */
export function ResetLink({ person, open, onOpenChange }: ResetLinkProps) {
  const t = useTranslations("admin.resetLink");
  const create = useMutation({ mutationFn: createResetLink });
  const changeOpen = (next: boolean) => {
    if (!next) create.reset();
    onOpenChange(next);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title={t("title")}
      description={t("text", { name: person.username, email: person.email })}
    >
      <div className="grid gap-4">
        {create.isError && (
          <Callout tone="danger" title={t("failed")}>
            {create.error.message}
          </Callout>
        )}
        {create.data ? (
          <>
            <code className="block select-all break-all rounded-md border border-line bg-sunken p-3 text-sm">
              {create.data.url}
            </code>
            <div className="justify-self-start">
              <CopyButton text={create.data.url} label={t("copy")} />
            </div>
          </>
        ) : (
          <Button
            variant="primary"
            className="justify-self-end"
            busy={create.isPending}
            onClick={() => create.mutate(person.id)}
          >
            <KeyRound aria-hidden />
            {t("create")}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
