/** Facts about a person for the checklist of the first steps, besides their connection. */
export type FirstSteps = { isHidden: boolean; hasImported: boolean; hasPlayed: boolean };
