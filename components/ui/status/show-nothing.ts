/** Takes the place of a part whose script could not be loaded, so that a lost network does not replace the page by an error. */
export const showNothing = () => () => null;
