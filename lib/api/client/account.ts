import { queryOptions } from "@tanstack/react-query";
import type { PasswordChange, PasswordConfirmation } from "@/lib/api/schemas/accounts";
import { answered, api } from "./request";

export const sessionsQuery = () =>
  queryOptions({
    queryKey: ["sessions"],
    queryFn: async ({ signal }) =>
      (await answered(api.GET("/me/sessions", { signal, params: { query: { limit: 100 } } }))).items,
  });

/** Where the browser downloads everything about the person from. */
export const accountExportPath = "/api/v1/me/data";

export const accountCommands = {
  changePassword: (body: PasswordChange) => answered(api.PUT("/me/password", { body })),
  endSession: (id: string) => answered(api.DELETE("/me/sessions/{id}", { params: { path: { id } } })),
  remove: (body: PasswordConfirmation) => answered(api.POST("/me/delete", { body })),
};
