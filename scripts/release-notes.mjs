// Prints the section of CHANGELOG.md about a version: node scripts/release-notes.mjs v0.2.0
import { readFileSync } from "node:fs";

const version = (process.argv[2] ?? "").replace(/^v/, "");
const sections = readFileSync(process.argv[3] ?? "CHANGELOG.md", "utf8").split(/^## /m);
const section = sections.find(text => /^\[?([^\s\]]+)/.exec(text)?.[1] === version);
const notes = section?.slice(section.indexOf("\n")).trim();
if (!version || !notes) {
  console.error(
    `CHANGELOG.md has no section "## ${version || "VERSION"}" with text. Rename "Unreleased" before tagging.`,
  );
  process.exit(1);
}
console.log(notes);
