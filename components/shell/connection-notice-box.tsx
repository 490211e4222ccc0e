"use client";

import { CircleAlert } from "lucide-react";
import { usePathname } from "next/navigation";
import { Button } from "../ui/controls/button";

type NoticeProps = {
  title: string;
  button: string;
  children: string;
  /** True before the connection has ended; then the screen's own main button stays the most prominent. */
  isReminder?: boolean;
};

/** Notice with a button. The button is in a plain form, so that it works without JavaScript. */
export function ConnectionNoticeBox({ title, button, children, isReminder = false }: NoticeProps) {
  return (
    <div
      role="status"
      className="mb-6 flex animate-rise flex-wrap items-center gap-x-3 gap-y-3 rounded-lg border border-brass/40 bg-panel p-4 sm:pr-5"
    >
      <CircleAlert className="mt-0.5 size-5 shrink-0 self-start text-brass" aria-hidden />
      <div className="grid min-w-0 flex-1 basis-60 gap-1">
        <p className="font-semibold">{title}</p>
        <p className="text-pretty text-muted text-sm">{children}</p>
      </div>
      <form action="/api/v1/auth/spotify" method="get" className="max-sm:pl-8">
        <input type="hidden" name="next" value={usePathname()} />
        <Button type="submit" variant={isReminder ? "solid" : "primary"}>
          {button}
        </Button>
      </form>
    </div>
  );
}
