/** What the checklist of the first steps knows of a person, besides their connection. */
export type FirstSteps = { isHidden: boolean; hasImported: boolean; hasPlayed: boolean };
