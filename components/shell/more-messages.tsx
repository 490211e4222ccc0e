"use client";

import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";

type MoreMessagesProps = { messages: object; children: ReactNode };

/** Gives the components inside it messages in addition to those of the layouts around it. */
export function MoreMessages({ messages, children }: MoreMessagesProps) {
  const outer = useMessages();
  const all = useMemo(() => ({ ...outer, ...messages }), [outer, messages]);
  return (
    <NextIntlClientProvider locale={useLocale()} messages={all}>
      {children}
    </NextIntlClientProvider>
  );
}
