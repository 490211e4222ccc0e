import { readFileSync, writeFileSync } from "node:fs";
import { descriptionPath } from "./api-description";
import { extractDescription } from "./extract-description";

// Usage: `node --import tsx simulator/contract/update-description.ts fixed-spotify-open-api.yml`
const [, , yamlPath] = process.argv;
if (yamlPath === undefined) throw new Error("name the YAML file of github.com/sonallux/spotify-web-api");
const description = extractDescription(readFileSync(yamlPath, "utf8"));
writeFileSync(descriptionPath, `${JSON.stringify(description, null, 1)}\n`);
