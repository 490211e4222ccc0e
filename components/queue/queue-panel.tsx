"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { useRef, useState } from "react";
import { ViewFrame } from "../player/views/view-frame";
import { IconButton } from "../ui/controls/icon-button";
import { usesEscape } from "../ui/overlays/escape-order";
import { wideScreen } from "../ui/use-wide-screen";
import { QueueActions } from "./queue-actions";
import { QueueContent } from "./queue-content";

/** The queue beside the page, which stays usable; on a phone over the whole screen. */
export function QueuePanel() {
  const t = useTranslations();
  // On a phone it hides the page.
  const [isModal] = useState(() => !window.matchMedia(wideScreen).matches);
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <ViewFrame
      isModal={isModal}
      data-queue-panel
      onEscapeKeyDown={event => usesEscape(event.target) && event.preventDefault()}
      className="fixed inset-0 z-40 flex animate-rise flex-col border-line bg-panel outline-none md:top-0 md:right-0 md:bottom-[88px] md:left-auto md:z-20 md:w-[25rem] md:border-l md:shadow-float"
    >
      <header className="flex items-center gap-1 py-3 pr-2 pl-4">
        <Dialog.Title className="title flex-1 text-xl">{t("queue.title")}</Dialog.Title>
        <QueueActions />
        <Dialog.Close asChild>
          <IconButton label={t("ui.close")}>
            <X aria-hidden />
          </IconButton>
        </Dialog.Close>
      </header>
      <div
        ref={scroller}
        className="min-h-0 flex-1 overflow-y-auto pb-[calc(16px+env(safe-area-inset-bottom))] md:max-xl:[body:has([data-selection-bar])_&]:pb-20"
      >
        <QueueContent scroller={scroller} />
      </div>
    </ViewFrame>
  );
}
