import { type ReactNode, useId, useState } from "react";
import { Button } from "../components/button";
import { t } from "../lib/t";

export interface Table {
  head: string[];
  rows: Array<Array<string | number>>;
}

/** A drawing with its figure in one sentence, and all of it as a table for whoever wants or needs that. */
export function Chart({
  title,
  says,
  table,
  children,
}: {
  title: string;
  says: string;
  table: Table;
  children: ReactNode;
}) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-lg border border-line bg-raised px-3 py-2.5">
      <div className="flex items-center justify-between gap-2">
        <h2 id={id} className="truncate text-sm font-semibold">
          {title}
        </h2>
        <Button
          look="quiet"
          onPress={() => setAsTable(!asTable)}
          label={t(asTable ? "chart.drawn-of" : "chart.table-of", { title })}
        >
          {t(asTable ? "chart.drawn" : "chart.table")}
        </Button>
      </div>
      <p className="mb-1.5 text-sm text-soft">{says}</p>
      {asTable ? <Figures table={table} label={title} /> : children}
    </section>
  );
}

function Figures({ table, label }: { table: Table; label: string }) {
  return (
    // A list of its own that scrolls is reached by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: so that it can be scrolled
    <section className="relative max-h-40 overflow-auto" tabIndex={0} aria-label={label}>
      <table className="w-full text-xs tabular-nums">
        <thead>
          <tr>
            {table.head.map((name) => (
              <th key={name} scope="col" className="px-1 py-0.5 text-left font-medium text-soft">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[0]} className="border-t border-line">
              {row.map((cell, at) => (
                <td key={table.head[at]} className="px-1 py-0.5">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
