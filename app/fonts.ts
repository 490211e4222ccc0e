import localFont from "next/font/local";

/*
 * Archivo and Hanken Grotesk with the weights and the width that Tonearm uses, a third of the originals (their licenses are in the
 * folder). From @fontsource-variable/archivo 5.3.0 and @fontsource-variable/hanken-grotesk 5.3.0, for each set of characters:
 * fonttools varLib.instancer archivo-latin-wdth-normal.woff2 wght=600:700 wdth=116 -o archivo-expanded-latin.woff2
 * fonttools varLib.instancer hanken-grotesk-latin-wght-normal.woff2 wght=400:700 -o hanken-grotesk-latin.woff2
 * Next preloads them, so that titles are painted once, and gives the font in their place the same size.
 */
const titles = localFont({
  src: "./fonts/archivo-expanded-latin.woff2",
  weight: "600 700",
  variable: "--font-titles",
});
const text = localFont({
  src: "./fonts/hanken-grotesk-latin.woff2",
  weight: "400 700",
  variable: "--font-text",
});

export const fontVariables = `${titles.variable} ${text.variable}`;
