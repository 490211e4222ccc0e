import type { Messages } from "use-intl/core";

type Namespace = keyof Messages;

/** The namespaces that components in the browser use, by the layout that sends them. A layout also has those of the ones around it. */
export const layoutNamespaces = {
  root: ["ui", "shell", "undo"],
  signIn: ["auth", "validation"],
  admin: ["admin"],
  profile: ["profile", "auth", "libraryFile"],
  historyImport: ["historyImports", "libraryFile"],
} as const satisfies Record<string, Namespace[]>;

export const pickMessages = (messages: Messages, namespaces: readonly Namespace[]): Partial<Messages> =>
  Object.fromEntries(namespaces.map(name => [name, messages[name]]));

/** Leaves out the messages of single screens, and the long ones that only the server words. */
export function appMessages({
  auth,
  admin,
  profile,
  historyImports,
  libraryFile,
  docs,
  errors,
  help,
  mail,
  ...messages
}: Messages) {
  const { guide, ...services } = messages.services;
  return { ...messages, services };
}
