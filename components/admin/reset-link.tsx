"use client";

import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { createResetLink } from "@/lib/client/admin";
import { Button } from "../ui/controls/button";
import { CopyButton } from "../ui/controls/copy-button";
import { Dialog } from "../ui/overlays/dialog";
import { Callout } from "../ui/status/callout";

type Person = { id: string; username: string; email: string };

type ResetLinkProps = { person: Person; open: boolean; onOpenChange: (open: boolean) => void };

/** Dialog that creates a link for a person's new password and shows it once. */
export function ResetLink({ person, open, onOpenChange }: ResetLinkProps) {
  const create = useMutation({ mutationFn: createResetLink });
  const changeOpen = (next: boolean) => {
    if (!next) create.reset();
    onOpenChange(next);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title="New password by link"
      description={`With the link, ${person.username} (${person.email}) sets a new password. It works once, within 30 minutes. The present password works until then.`}
    >
      <div className="grid gap-4">
        {create.isError && (
          <Callout tone="danger" title="The link was not made">
            {create.error.message}
          </Callout>
        )}
        {create.data ? (
          <>
            <code className="block select-all break-all rounded-md border border-line bg-sunken p-3 text-sm">
              {create.data.url}
            </code>
            <div className="justify-self-start">
              <CopyButton text={create.data.url} label="Copy link" />
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
            Make the link
          </Button>
        )}
      </div>
    </Dialog>
  );
}
