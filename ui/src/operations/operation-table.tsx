import { useState } from "react";
import type { Link, Operation, OperationFilter } from "../api/types";
import { Button } from "../components/button";
import { Card } from "../components/parts";
import { Tick } from "../components/tick";
import { t } from "../lib/t";
import { ChoiceBar } from "./choice-bar";
import { useHeld } from "./held";
import { OperationDrawer } from "./operation-drawer";
import { OperationRow } from "./operation-row";

interface Props {
  operations: Operation[];
  links: Map<string, Link>;
  filter: OperationFilter;
  matching: number | null;
}

const COLUMNS = [
  ["operation.state", ""],
  ["operation.what", ""],
  ["operation.link", "hidden md:table-cell"],
  ["operation.by", "hidden lg:table-cell"],
  ["operation.tries", "hidden lg:table-cell"],
  ["operation.next-run", "hidden xl:table-cell"],
  ["operation.age", "hidden sm:table-cell"],
  ["operation.took", "hidden xl:table-cell"],
] as const;

/** Live, and still as long as somebody has ticked a row or looks at one. */
export function OperationTable({ operations, links, filter, matching }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const { shown, waiting } = useHeld(operations, open !== null || ticked.size > 0);
  const chosen = shown.filter((operation) => ticked.has(operation.id));
  const opened = shown.find((operation) => operation.id === open);
  const tick = (id: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    setTicked(next);
  };
  return (
    <>
      <Card>
        {waiting > 0 && (
          <div className="flex items-center justify-between gap-3 border-b border-line bg-busy-soft py-1.5 pr-2 pl-4 text-sm">
            <span>{t("operations.held", { n: waiting })}</span>
            <Button look="quiet" onPress={() => setTicked(new Set())}>
              {t("operations.show")}
            </Button>
          </div>
        )}
        <table className="w-full table-fixed text-sm">
          <caption className="sr-only">{t("operations.title")}</caption>
          <thead>
            <tr className="border-b border-line text-left text-xs text-soft">
              <th scope="col" className="w-9 py-1.5 pl-3">
                <Tick
                  label={t("operations.choose-shown")}
                  checked={chosen.length > 0 && chosen.length === shown.length}
                  onChange={(on) => setTicked(new Set(on ? shown.map(({ id }) => id) : []))}
                />
              </th>
              {COLUMNS.map(([name, where], at) => (
                <th key={name} scope="col" className={`px-2 py-1.5 font-medium ${where} ${WIDTHS[at]}`}>
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {shown.map((operation) => (
              <OperationRow
                key={operation.id}
                operation={operation}
                link={links.get(operation.linkId)}
                ticked={ticked.has(operation.id)}
                onTick={(on) => tick(operation.id, on)}
                onOpen={() => setOpen(operation.id)}
              />
            ))}
          </tbody>
        </table>
      </Card>
      {chosen.length > 0 && (
        <ChoiceBar chosen={chosen} filter={filter} matching={matching} onDone={() => setTicked(new Set())} />
      )}
      {opened && (
        <OperationDrawer key={opened.id} operation={opened} links={links} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

const WIDTHS = ["w-30", "", "w-52 2xl:w-90", "w-28 2xl:w-44", "w-14", "w-24", "w-24", "w-18"];
