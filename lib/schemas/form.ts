/** What a form shows after its server action ran: what was typed, what is wrong with it, and whether it is done. */
export type FormState = {
  values: Record<string, string>;
  errors: Record<string, string>;
  message: string | null;
  done: boolean;
};

export const emptyForm: FormState = { values: {}, errors: {}, message: null, done: false };
