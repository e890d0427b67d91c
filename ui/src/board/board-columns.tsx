import { lazy, Suspense, useRef, useState } from "react";
import type { Card, Column } from "../api/types";
import { Choice } from "../components/choice";
import { useNotice } from "../components/notice";
import { t } from "../lib/t";
import { useNarrow } from "../lib/use-narrow";
import { type Board, chosenIn, UNPLACED } from "./board-data";
import { carrierOf } from "./carrier";
import { ColumnMenu } from "./column-menu";
import { ColumnView } from "./column-view";
import { type Filter, fits } from "./filter";
import { QuickAdd } from "./quick-add";
import { useCarry } from "./use-carry";
import { useMove } from "./use-move";

const ChosenBar = lazy(() => import("./chosen-bar"));

interface Props {
  project: string;
  board: Board;
  filter: Filter;
  mayEdit: boolean;
  mayOwn: boolean;
}

/** Side by side; on a phone one at a time. */
export function BoardColumns({ project, board, filter, mayEdit, mayOwn }: Props) {
  const move = useMove(project);
  const narrow = useNarrow();
  const [chosen, setChosen] = useState<string | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const unplaced = board.cards[UNPLACED] ?? [];
  const shown: Array<Column | { id: typeof UNPLACED; name: string }> = [
    ...(unplaced.length > 0 ? [{ id: UNPLACED, name: t("board.unplaced") } as const] : []),
    ...board.columns,
  ];
  const one = shown.find((column) => column.id === chosen) ?? shown[0];
  const listOf = (id: string): Card[] => board.cards[id] ?? [];
  const columns = useRef<HTMLDivElement>(null);
  const notice = useNotice();
  useCarry(
    columns,
    carrierOf(board, ticked, {
      move,
      choose: setTicked,
      say: (text) => notice("done", text),
      turn: (by) => {
        const next = narrow && one && shown[shown.indexOf(one) + by];
        if (next) setChosen(next.id);
      },
    }),
  );
  return (
    <>
      {narrow && one && (
        <div className="mb-2">
          <Choice
            label={t("board.column")}
            hideLabel
            value={one.id}
            onChange={setChosen}
            options={shown.map(({ id, name }) => ({ id, text: `${name} (${listOf(id).length})` }))}
          />
        </div>
      )}
      <div ref={columns} className="relative flex snap-x gap-3 overflow-x-auto pb-2">
        {(narrow ? shown.filter((column) => column === one) : shown).map((column) => {
          const list = listOf(column.id);
          return (
            <ColumnView
              key={column.id}
              column={column}
              columns={board.columns}
              list={list}
              shown={list.filter((card) => fits(card, filter))}
              editable={mayEdit}
              onMove={move}
              chosen={ticked}
              onChoose={(ids) => setTicked(chosenIn(ticked, list, ids))}
              menu={
                mayOwn &&
                "kind" in column && <ColumnMenu project={project} column={column} columns={board.columns} />
              }
              add={mayEdit && "kind" in column && <QuickAdd project={project} column={column} />}
            />
          );
        })}
      </div>
      {ticked.size > 0 && (
        <Suspense fallback={null}>
          <ChosenBar board={board} chosen={ticked} onMove={move} onDone={() => setTicked(new Set())} />
        </Suspense>
      )}
    </>
  );
}
