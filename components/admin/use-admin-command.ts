"use client";

import { useMutation } from "@tanstack/react-query";
import { toast } from "sonner";
import type { MutationContext } from "@/lib/client/mutation";

/** Sends a command about one row of a list. */
export function useAdminCommand(
  command: (id: string, context: MutationContext) => Promise<void>,
  failure: string,
) {
  const { mutate, isPending, variables } = useMutation({
    mutationFn: command,
    onError: error => toast.error(failure, { description: error.message }),
  });
  return { send: mutate, isBusy: (id: string) => isPending && variables === id };
}
