import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import en from "@/messages/en.json";
import fr from "@/messages/fr.json";
import type { Locale } from "./locales";

// The English texts are part of the type. A test holds the other catalogs to the same keys and arguments.
export const catalogs: Record<Locale, Messages> = { en, fr: fr as object as Messages };

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;
export type Translator<Name extends Namespace> = ReturnType<typeof createTranslator<Messages, Name>>;

const translators = new Map<string, unknown>();

/**
 * Returns the function that words the messages of a namespace in a language, for code outside of screens, such as mails. Times are
 * UTC unless a message is given text instead.
 */
export function translator<Name extends Namespace>(locale: Locale, namespace: Name): Translator<Name> {
  const key = `${locale} ${namespace}`;
  // A translator keeps its parsed messages, so each is made once.
  const known = translators.get(key);
  if (known) return known as Translator<Name>;
  const created = createTranslator({ locale, messages: catalogs[locale], namespace, timeZone: "UTC" });
  translators.set(key, created);
  return created;
}
