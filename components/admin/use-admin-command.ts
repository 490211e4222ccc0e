"use client";

import { useMutation } from "@tanstack/react-query";
import { toast } from "sonner";
import type { MutationContext } from "@/lib/client/mutation";

/** Returns a function that sends a command about one row of a list, and a check whether it is being sent. */
export function useAdminCommand(
  command: (id: string, context: MutationContext) => Promise<void>,
  failureTitle: string,
) {
  const { mutate, isPending, variables } = useMutation({
    mutationFn: command,
    onError: error => toast.error(failureTitle, { description: error.message }),
  });
  return { send: mutate, isBusy: (id: string) => isPending && variables === id };
}
