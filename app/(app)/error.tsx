"use client";

// Rendered inside the layout, so that the shell and the player keep working when a screen fails.
export { default } from "../error";
