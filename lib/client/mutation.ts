import type { MutationFunctionContext } from "@tanstack/react-query";

/**
 * The second parameter of every mutation. A mutation is a function `(input, { client })` that sends a request and refreshes
 * the queries that show the result. It fits `useMutation({ mutationFn })` and can be called directly.
 */
export type MutationContext = Pick<MutationFunctionContext, "client">;
