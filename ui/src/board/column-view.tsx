import type { ReactNode } from "react";
import type { Card, Column } from "../api/types";
import { t } from "../lib/t";
import { type MoveCards, UNPLACED } from "./board-data";
import { CardList } from "./card-list";

interface Props {
  column: Column | { id: typeof UNPLACED; name: string };
  columns: Column[];
  list: Card[];
  shown: Card[];
  editable: boolean;
  onMove: MoveCards;
  chosen: ReadonlySet<string>;
  onChoose: (ids: ReadonlySet<string>) => void;
  menu?: ReactNode;
  add?: ReactNode;
}

export function ColumnView({
  column,
  columns,
  list,
  shown,
  editable,
  onMove,
  chosen,
  onChoose,
  menu,
  add,
}: Props) {
  const limit = "wipLimit" in column ? (column.wipLimit ?? null) : null;
  const full = limit !== null && list.length >= limit;
  const heading = `column-${column.id}`;
  return (
    <section
      aria-labelledby={heading}
      data-column={column.id}
      {...(column.id !== UNPLACED && { "data-takes": column.id })}
      className="flex h-[calc(100dvh-13.5rem)] min-h-80 w-full shrink-0 snap-start flex-col rounded-lg bg-well p-2 sm:w-auto sm:max-w-140 sm:min-w-60 sm:flex-1"
    >
      <div className="mb-1.5 flex min-h-8 items-center gap-2 pl-1">
        <h2 id={heading} className="min-w-0 truncate text-sm font-semibold">
          {column.name}
        </h2>
        <span
          className={`rounded-full px-1.5 text-xs tabular-nums ${full ? "bg-warn-soft font-semibold text-warn" : "text-soft"}`}
          title={limit === null ? undefined : t("board.limit-is", { limit })}
        >
          {limit === null ? list.length : `${list.length} / ${limit}`}
          {full && <span className="sr-only"> {t("board.full")}</span>}
        </span>
        <span className="ml-auto flex">{menu}</span>
      </div>
      {add}
      <CardList
        column={column}
        columns={columns}
        list={list}
        shown={shown}
        movable={editable && columns.length > 0}
        target={column.id !== UNPLACED}
        onMove={onMove}
        chosen={chosen}
        onChoose={onChoose}
      />
    </section>
  );
}
