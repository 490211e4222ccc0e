"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";

/** A command to one row; afterwards everything on the screen looks again. */
export function useAdminCommand(send: (id: string) => Promise<unknown>, failure: string) {
  const client = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: send,
    onError: error => toast.error(failure, { description: error.message }),
    onSettled: () => client.invalidateQueries({ queryKey: ["admin"] }),
  });
  return { send: mutate, isBusy: (id: string) => isPending && variables === id };
}
