/** The state of a form after its server action ran: input, errors and success. */
export type FormState = {
  values: Record<string, string>;
  errors: Record<string, string>;
  message: string | null;
  done: boolean;
};

export const emptyForm: FormState = { values: {}, errors: {}, message: null, done: false };

/** A server action that a form posts to. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
