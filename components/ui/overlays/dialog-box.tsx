"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "../controls/icon-button";

export type DialogBoxProps = {
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  onCloseAutoFocus: (event: Event) => void;
};

/** Modal dialog: at the bottom of a phone's screen, centered on larger screens. */
export function DialogBox({ onOpenChange, title, description, children, onCloseAutoFocus }: DialogBoxProps) {
  const t = useTranslations("ui");
  return (
    <Radix.Root open onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-veil backdrop-blur-[2px]" />
        <Radix.Content
          // Radix warns about a dialog without a description, unless this attribute is undefined explicitly.
          {...(description ? {} : { "aria-describedby": undefined })}
          data-needs-bottom
          onCloseAutoFocus={onCloseAutoFocus}
          className="fixed inset-x-0 bottom-0 z-40 flex max-h-[88dvh] animate-rise flex-col rounded-t-xl border border-line bg-panel shadow-float focus:outline-none sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-[30rem] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl"
        >
          <header className="grid gap-1 pt-6 pr-16 pl-6">
            <Radix.Title className="title text-xl">{title}</Radix.Title>
            {description && (
              <Radix.Description className="text-pretty text-muted text-sm">{description}</Radix.Description>
            )}
          </header>
          <div className="min-h-0 overflow-y-auto px-6 pt-4 pb-6">{children}</div>
          {/* Last in the DOM, so that the content gets the initial focus. */}
          <Radix.Close asChild>
            <IconButton label={t("close")} className="absolute top-4 right-4">
              <X aria-hidden />
            </IconButton>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
