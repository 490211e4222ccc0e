import { infiniteQueryOptions } from "@tanstack/react-query";
import type { PasswordChange, PasswordConfirmation } from "@/lib/schemas/accounts";
import { paged } from "./paged";
import { answered, api } from "./request";

export const sessionsQuery = () =>
  infiniteQueryOptions({
    ...paged,
    queryKey: ["sessions"],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET("/me/sessions", { params: { query: { cursor: pageParam ?? undefined, limit: 50 } }, signal }),
      ),
  });

/** Where the browser downloads everything about the person from. */
export const accountExportPath = "/api/v1/me/data";

export const accountCommands = {
  changePassword: (body: PasswordChange) => answered(api.PUT("/me/password", { body })),
  endSession: (id: string) => answered(api.DELETE("/me/sessions/{id}", { params: { path: { id } } })),
  remove: (body: PasswordConfirmation) => answered(api.POST("/me/delete", { body })),
};
