import type { Fact } from "./use-year-facts";

export type YearPicture = {
  title: string;
  facts: Fact[];
  lists: { title: string; items: { name: string; detail: string | null }[] }[];
  /** A bar for each month. */
  months: number[];
  foot: string;
};

const [width, height, margin] = [1080, 1920, 84];
const shownFacts = 6;

/** The colors of the screen's theme. A canvas needs the values of the variables. */
function readColors() {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    background: color("bg"),
    ink: color("ink"),
    muted: color("muted"),
    accent: color("accent"),
    line: color("line"),
  };
}

/** The fonts of the screen, which next/font names by itself. */
const fontOf = (selector: string) => {
  const element = document.querySelector(selector) ?? document.body;
  return getComputedStyle(element).fontFamily;
};

/** Shortens a text until it fits. */
function shorten(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  const characters = [...text];
  while (characters.length > 1 && context.measureText(`${characters.join("")}…`).width > room)
    characters.pop();
  return `${characters.join("")}…`;
}

/** Draws the review of a year as a PNG in the shape of a phone. Covers are left out: their server does not allow drawing them. */
export async function drawYear({ title, facts, lists, months, foot }: YearPicture): Promise<Blob> {
  await document.fonts.ready;
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("The browser has no canvas.");
  const colors = readColors();
  const [titles, texts] = [fontOf("h1"), fontOf("body")];
  const write = (text: string, x: number, y: number, font: string, color: string, room: number) => {
    context.font = font;
    context.fillStyle = color;
    context.fillText(shorten(context, text, room), x, y);
  };
  context.fillStyle = colors.background;
  context.fillRect(0, 0, width, height);
  context.fillStyle = colors.accent;
  context.fillRect(margin, 96, 96, 12);
  write(title, margin, 210, `800 84px ${titles}`, colors.ink, width - 2 * margin);

  const column = (width - 2 * margin) / 2;
  for (const [index, { name, value, detail }] of facts.slice(0, shownFacts).entries()) {
    const x = margin + (index % 2) * column;
    const y = 320 + Math.floor(index / 2) * 190;
    write(name, x, y, `500 30px ${texts}`, colors.muted, column - 32);
    write(value, x, y + 68, `800 60px ${titles}`, colors.ink, column - 32);
    if (detail) write(detail, x, y + 112, `400 28px ${texts}`, colors.muted, column - 32);
  }

  for (const [index, list] of lists.slice(0, 2).entries()) {
    const x = margin + index * column;
    write(list.title, x, 940, `700 36px ${titles}`, colors.accent, column - 32);
    for (const [place, { name, detail }] of list.items.entries()) {
      const y = 1010 + place * 102;
      write(`${place + 1}  ${name}`, x, y, `600 34px ${texts}`, colors.ink, column - 32);
      if (detail) write(detail, x + 36, y + 40, `400 28px ${texts}`, colors.muted, column - 68);
    }
  }

  const bar = (width - 2 * margin) / Math.max(1, months.length);
  const most = Math.max(1, ...months);
  for (const [index, minutes] of months.entries()) {
    const size = (minutes / most) * 200;
    context.fillStyle = colors.line;
    context.fillRect(margin + index * bar, 1760, bar - 10, 4);
    context.fillStyle = colors.accent;
    context.fillRect(margin + index * bar, 1760 - size, bar - 10, size);
  }
  write(foot, margin, 1850, `400 28px ${texts}`, colors.muted, width - 2 * margin);

  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("The browser made no picture.");
  return blob;
}
