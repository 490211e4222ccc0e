import { Fragment, type ReactNode } from "react";

type GuideSectionProps = { id?: string; title: string; children: ReactNode };

export function GuideSection({ id, title, children }: GuideSectionProps) {
  return (
    <section
      id={id}
      className="grid grid-cols-[minmax(0,1fr)] scroll-mt-6 gap-3 text-pretty [&_a]:text-accent-text [&_a]:underline [&_ul]:grid [&_ul]:list-disc [&_ul]:gap-1.5 [&_ul]:pl-5"
    >
      <h2 className="title text-2xl">{title}</h2>
      {children}
    </section>
  );
}

export const Code = ({ children }: { children: string }) => (
  <pre className="whitespace-pre-wrap break-words rounded-lg border border-line bg-panel p-4 text-sm">
    <code>{children}</code>
  </pre>
);

export function Table({ head, rows }: { head: string[]; rows: [key: string, ...rest: ReactNode[]][] }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left text-sm [&_td]:border-line [&_td]:border-t [&_td]:py-1.5 [&_td]:pr-4 [&_th]:pr-4 [&_th]:pb-1.5">
        <thead>
          <tr>
            {head.map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, ...rest]) => (
            <tr key={key}>
              <td>
                <code>
                  {/* Long codes break after an underscore, so that the other columns fit on a phone. */}
                  {key.split(/(?<=_)/).map(part => (
                    <Fragment key={part}>
                      {part}
                      <wbr />
                    </Fragment>
                  ))}
                </code>
              </td>
              {rest.map((cell, index) => (
                <td key={head[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
