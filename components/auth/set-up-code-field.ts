/** The field for the first account of an instance. */
export const setUpCodeField = {
  label: "Set-up code",
  name: "setUpCode",
  autoComplete: "off",
  hint: "For the first account only. Tonearm printed the code when it started.",
};
