/**
 * Stands where a part will be whose script loads with `next/dynamic`. As `loading`, it keeps React from hiding the whole screen, and its
 * focus, meanwhile; after a failure, it keeps the page from being replaced by an error.
 */
export const Nothing = () => null;
