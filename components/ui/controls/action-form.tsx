"use client";

import type { ComponentProps } from "react";
import { useTellingAction } from "./use-telling-action";

type ActionFormProps = Omit<ComponentProps<"form">, "action"> & { action: (form: FormData) => Promise<void> };

/** A form of one button, which tells when its server action was not reached and works without JavaScript. */
export const ActionForm = ({ action, ...rest }: ActionFormProps) => (
  <form action={useTellingAction(action)} {...rest} />
);
