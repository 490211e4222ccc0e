import type { FormState } from "@/lib/api/schemas/form";

/** A server action that a form posts to. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
