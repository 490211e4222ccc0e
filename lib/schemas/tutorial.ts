/** The pictures of the tutorial in their order. `e2e/tutorial.record.ts` takes them. */
export const tutorialSteps = [
  "signUp",
  "start",
  "guide",
  "credentials",
  "saved",
  "connect",
  "consent",
  "connected",
  "importing",
  "library",
  "playlist",
] as const;
export type TutorialStep = (typeof tutorialSteps)[number];

/** The size of the pictures, so that the page keeps its place for them. */
export const tutorialSize = { width: 1024, height: 680 };

/** The address of a picture, and its path below `public`. */
export const tutorialPicture = (locale: string, step: TutorialStep) =>
  `/help/pictures/tutorial/${locale}/${String(tutorialSteps.indexOf(step) + 1).padStart(2, "0")}-${step}.jpg`;
