"use client";

import { useMutation } from "@tanstack/react-query";
import type { MutationContext } from "@/lib/client/mutation";
import { toastProblem } from "../ui/status/toast-problem";

/** Returns a function that sends a command about one row of a list, and a check whether it is being sent. */
export function useAdminCommand(
  command: (id: string, context: MutationContext) => Promise<void>,
  failureTitle: string,
) {
  const { mutate, isPending, variables } = useMutation({
    mutationFn: command,
    onError: error => toastProblem(failureTitle, error),
  });
  return { send: mutate, isBusy: (id: string) => isPending && variables === id };
}
