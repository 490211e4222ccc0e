import { expect, it } from "vitest";
import { z } from "zod";
import { locales } from "@/lib/i18n/locales";
import { catalogs } from "@/lib/i18n/translator";
import { type Issue, type IssueKey, parseFields, says } from "@/lib/schemas/issue";
import { wordIssue } from "./issue-words";

const wordsOf = (schema: z.ZodType, input: unknown) => {
  const [first] = parseFields(schema, input).issues ?? [];
  if (!first) throw new Error("the input is valid");
  return locales.map(locale => wordIssue(locale, first.issue));
};

it.each<[string, z.ZodType, unknown, string, string]>([
  ["missing", z.string(), undefined, "This is required.", "Ce champ est obligatoire."],
  ["no text", z.string(), 5, "This must be text.", "Une chaîne de caractères est attendue."],
  ["no number", z.coerce.number(), "x", "Enter a number.", "Saisissez un nombre."],
  ["no whole number", z.int(), 1.5, "Enter a whole number.", "Saisissez un nombre entier."],
  ["empty", z.string().min(1), "", "This can’t be empty.", "Ce champ ne peut pas être vide."],
  ["short", z.string().min(8), "x", "Use at least 8 characters.", "Il faut au moins 8 caractères."],
  ["long", z.string().max(1), "xy", "Use at most 1 character.", "1 caractère au plus."],
  ["few", z.array(z.int()).min(2), [], "Give at least 2 entries.", "Il faut au moins 2 éléments."],
  ["small", z.int().min(1000), 1, "This must be at least 1,000.", "La valeur minimale est 1\u202f000."],
  ["big", z.int().max(100), 101, "This must be at most 100.", "La valeur maximale est 100."],
  [
    "no email",
    z.email(),
    "x",
    "Enter a valid email address, such as ada@example.org.",
    "Saisissez une adresse e-mail comme ada@example.org.",
  ],
  [
    "none of several values",
    z.enum(["read", "write"]),
    "all",
    "This must be one of read, write.",
    "Les valeurs possibles sont read, write.",
  ],
  [
    "missing where there are several",
    z.enum(["read", "write"]),
    undefined,
    "This is required.",
    "Ce champ est obligatoire.",
  ],
  ["another value", z.literal(1), 2, "This must be 1.", "La valeur attendue est 1."],
  [
    "refused by its schema",
    z.string().refine(() => false, says("timeZone")),
    "Mars/Base",
    catalogs.en.validation.timeZone,
    "Indiquez un fuseau horaire de la base IANA, comme Europe/Paris.",
  ],
  [
    "refused in a way that only zod words",
    z.number().multipleOf(5),
    3,
    "Invalid number: must be a multiple of 5",
    "Nombre invalide\u00a0: doit être un multiple de 5",
  ],
])("A value that is %s is explained in the language of the reader", (_, schema, input, english, french) => {
  expect(wordsOf(schema, input)).toEqual([english, french]);
});

it("Every message about a field has words in both languages", () => {
  const values = { minimum: 2, maximum: 2, limit: 2, count: 2, values: "a, b" };
  for (const key of Object.keys(catalogs.en.validation) as IssueKey[])
    for (const locale of locales) expect(wordIssue(locale, { key, values })).toMatch(/^[^{}]+\.$/);
});

it.each([
  undefined,
  { x: 1 },
  { key: "constructor" },
  { key: "removedInThisVersion", values: { maximum: 1 } },
  { key: "textTooLong" },
  { key: "textTooLong", values: { maximum: {} } },
  { key: "other", zod: { code: "invalid_value" } },
])("An issue of another version is worded without keys and missing values: %j", stored => {
  for (const locale of locales)
    expect(wordIssue(locale, stored as unknown as Issue)).not.toMatch(/validation\.|undefined|NaN|[{}]/);
});

it("An issue of a union does not contain the values of the fields either", () => {
  const schema = z.union([z.object({ password: z.number() }), z.object({ password: z.null() })]);
  const { issues } = parseFields(schema, { password: "secret words" });
  expect(issues).toMatchObject([{ issue: { zod: { code: "invalid_union", errors: [[{}], [{}]] } } }]);
  expect(JSON.stringify(issues)).not.toContain("secret words");
});

it("An issue does not contain the value of the field, which can be a password", () => {
  const { issues } = parseFields(z.object({ password: z.number().multipleOf(5) }), { password: 123_456 });
  expect(JSON.stringify(issues)).not.toContain("123456");
  expect(issues).toMatchObject([{ path: "password", issue: { key: "other" } }]);
});
