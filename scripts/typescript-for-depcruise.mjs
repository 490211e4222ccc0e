// dependency-cruiser reads sources with TypeScript's old compiler API, which TypeScript 7 no longer has: it gets version 6.
import Module, { register } from "node:module";

const rename = name => name.replace(/^typescript(?=$|\/)/, "typescript-6");

const resolveRequired = Module._resolveFilename;
Module._resolveFilename = (name, ...rest) => resolveRequired(rename(name), ...rest);

const resolver = `export const resolve = (name, context, next) => next((${rename})(name), context);`;
register(`data:text/javascript,${encodeURIComponent(resolver)}`);

// Without that API dependency-cruiser would read no TypeScript at all, and find nothing wrong.
const { default: typescript } = await import("typescript");
if (typeof typescript.createSourceFile !== "function") throw new Error("typescript-6 has no compiler API");
