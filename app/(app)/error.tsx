"use client";

// Inside the layout, so that the shell stays and the player goes on when a screen fails.
export { default } from "../error";
