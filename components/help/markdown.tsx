import type { Token, Tokens } from "marked";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { Drawing } from "./drawings/drawing";

/** Renders Markdown of our own files. HTML in them is not supported, and a test finds any. */
export function Markdown({ tokens }: { tokens: Token[] }) {
  return tokens.map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a file never change
    <Fragment key={index}>{block(token)}</Fragment>
  ));
}

export const Inline = ({ tokens = [] }: { tokens?: Token[] }) =>
  tokens.map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a file never change
    <Fragment key={index}>{inline(token)}</Fragment>
  ));

function block(token: Token): ReactNode {
  switch (token.type) {
    case "heading":
      return <Heading heading={token as Tokens.Heading & { id: string }} />;
    case "paragraph":
      return <Paragraph paragraph={token as Tokens.Paragraph} />;
    case "list":
      return <List list={token as Tokens.List} />;
    case "table":
      return <Table table={token as Tokens.Table} />;
    case "code":
      return (
        <pre className="whitespace-pre-wrap break-words rounded-lg border border-line bg-panel p-4 text-sm">
          <code>{token.text}</code>
        </pre>
      );
    case "blockquote":
      return (
        <div className="grid gap-2 rounded-lg border border-brass/40 bg-panel p-4">
          <Markdown tokens={token.tokens ?? []} />
        </div>
      );
    case "text":
      return <Inline tokens={token.tokens ?? [token]} />;
    default:
      return null;
  }
}

function inline(token: Token): ReactNode {
  switch (token.type) {
    case "strong":
      return (
        <strong className="font-semibold text-ink">
          <Inline tokens={token.tokens} />
        </strong>
      );
    case "em":
      // A label of Spotify's developer site, which is in English in every language.
      return (
        <b lang="en" translate="no" className="font-semibold text-ink">
          <Inline tokens={token.tokens} />
        </b>
      );
    case "codespan":
      return <code className="break-words rounded bg-sunken px-1 py-0.5 text-[0.92em]">{token.text}</code>;
    case "link":
      return (
        <TextLink href={token.href}>
          <Inline tokens={token.tokens} />
        </TextLink>
      );
    case "br":
      return <br />;
    default:
      return "text" in token ? token.text : null;
  }
}

function TextLink({ href, children }: { href: string; children: ReactNode }) {
  const style = "text-accent-text underline underline-offset-4";
  return href.startsWith("/") ? (
    <Link href={href} className={style}>
      {children}
    </Link>
  ) : (
    <a href={href} className={style}>
      {children}
    </a>
  );
}

function Heading({ heading: { depth, id, tokens } }: { heading: Tokens.Heading & { id: string } }) {
  const Tag = depth === 2 ? "h2" : "h3";
  return (
    <Tag
      id={id}
      className={
        depth === 2 ? "title mt-8 text-2xl first:mt-0" : "mt-4 font-semibold text-ink text-lg leading-snug"
      }
    >
      <a href={`#${id}`} className="hover:underline">
        <Inline tokens={tokens} />
      </a>
    </Tag>
  );
}

/** A paragraph that consists of an image is a drawing: `![What it shows](drawing:create-app)`. */
function Paragraph({ paragraph: { tokens } }: { paragraph: Tokens.Paragraph }) {
  const [first] = tokens;
  if (tokens.length === 1 && first?.type === "image")
    return (
      <Drawing name={first.href.replace("drawing:", "")} description={<Inline tokens={first.tokens} />} />
    );
  return (
    <p>
      <Inline tokens={tokens} />
    </p>
  );
}

function List({ list: { ordered, start, items } }: { list: Tokens.List }) {
  const content = items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a file never change
    <li key={index}>
      <div className="space-y-2">
        <Markdown tokens={item.tokens} />
      </div>
    </li>
  ));
  return ordered ? (
    <ol start={start || 1} className="list-decimal space-y-2 pl-6 marker:text-accent-text">
      {content}
    </ol>
  ) : (
    <ul className="list-disc space-y-1.5 pl-5 marker:text-muted">{content}</ul>
  );
}

function Table({ table: { header, rows } }: { table: Tokens.Table }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left text-sm [&_td]:border-line [&_td]:border-t [&_td]:py-1.5 [&_td]:pr-4 [&_td]:align-top [&_th]:pr-4 [&_th]:pb-1.5">
        <thead>
          <tr>
            {header.map(cell => (
              <th key={cell.text} scope="col">
                <Inline tokens={cell.tokens} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row[0]?.text}>
              {row.map((cell, index) => (
                <td key={header[index]?.text}>
                  <Inline tokens={cell.tokens} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
