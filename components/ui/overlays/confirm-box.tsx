"use client";

import { useTranslations } from "next-intl";
import { AlertDialog } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "../controls/button";

export type ConfirmBoxProps = {
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  /** Label of the confirming button. */
  action: string;
  onConfirm: () => void;
  busy?: boolean;
  children?: ReactNode;
  onCloseAutoFocus: (event: Event) => void;
};

/** Asks for confirmation before an action that cannot be undone. */
export function ConfirmBox({
  onOpenChange,
  title,
  description,
  action,
  onConfirm,
  busy,
  children,
  onCloseAutoFocus,
}: ConfirmBoxProps) {
  const t = useTranslations("ui");
  return (
    <AlertDialog.Root open onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 animate-fade bg-veil backdrop-blur-[2px]" />
        <AlertDialog.Content
          onCloseAutoFocus={onCloseAutoFocus}
          className="fixed inset-x-4 top-1/2 z-40 mx-auto grid max-w-md -translate-y-1/2 animate-rise gap-4 rounded-xl border border-line bg-panel p-6 shadow-float"
        >
          <AlertDialog.Title className="title text-xl">{title}</AlertDialog.Title>
          <AlertDialog.Description className="text-muted">{description}</AlertDialog.Description>
          {children}
          <div className="mt-2 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button variant="ghost">{t("cancel")}</Button>
            </AlertDialog.Cancel>
            <Button variant="danger" onClick={onConfirm} busy={busy ?? false}>
              {action}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
