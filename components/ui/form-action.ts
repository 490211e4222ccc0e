import type { FormState } from "@/lib/schemas/form";

/** A server action that a form posts to. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
