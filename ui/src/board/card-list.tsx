import { DropIndicator, GridList, ListLayout, Virtualizer } from "react-aria-components";
import type { Card, Column } from "../api/types";
import { useNotice } from "../components/notice";
import { t } from "../lib/t";
import type { MoveCards } from "./board-data";
import { CardRow } from "./card-row";
import { useDrops } from "./use-drops";
import { useShine } from "./use-shine";

const LAYOUT = { estimatedRowHeight: 64, gap: 6, padding: 2 };

interface Props {
  column: { id: string; name: string };
  columns: Column[];
  /** All cards of the column, and those that the filter shows. */
  list: Card[];
  shown: Card[];
  movable: boolean;
  target: boolean;
  onMove: MoveCards;
  chosen: ReadonlySet<string>;
  onChoose: (ids: ReadonlySet<string>) => void;
}

/** The cards of one column. Only those in sight are in the document, however many there are. */
export function CardList({ column, columns, list, shown, movable, target, onMove, chosen, onChoose }: Props) {
  const notice = useNotice();
  const nameOf = (id: string) => columns.find((each) => each.id === id)?.name ?? "";
  const shine = useShine();
  const hooks = useDrops(column.id, list, {
    drag: movable,
    drop: target,
    onMove: (moves) => {
      shine.dropped(moves.map(({ card }) => card));
      onMove(moves);
    },
  });
  // The list's rows are kept as long as they are the same; what they show besides must be told.
  hooks.renderDropIndicator = (at) => (
    <DropIndicator
      target={at}
      className="rounded data-drop-target:outline-2 data-drop-target:outline-accent"
    />
  );
  return (
    <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
      <GridList
        aria-label={t("board.cards-of", { name: column.name })}
        items={shown}
        dependencies={[columns, movable, column.id]}
        dragAndDropHooks={hooks}
        selectionMode={movable ? "multiple" : "none"}
        selectedKeys={shown.filter(({ id }) => chosen.has(id) || shine.on.has(id)).map(({ id }) => id)}
        onSelectionChange={(keys) => {
          const ids = keys === "all" ? shown.map(({ id }) => id) : [...keys].map(String);
          if (!shine.takes(ids)) onChoose(new Set(ids.filter((id) => !shine.on.has(id))));
        }}
        renderEmptyState={() => (
          <p className="px-2 py-4 text-center text-xs text-soft">
            {list.length > 0 ? t("board.none-fit") : t("board.column-empty")}
          </p>
        )}
        className="min-h-0 flex-1 overflow-y-auto rounded-md outline-offset-0 data-drop-target:bg-busy-soft"
      >
        {(card) => (
          <CardRow
            card={card}
            column={column.id}
            columns={columns}
            movable={movable}
            onMove={(to) =>
              onMove([{ card: card.id, column: to, after: null }], {
                onSuccess: () => notice("done", t("board.moved", { n: 1, name: nameOf(to) })),
              })
            }
          />
        )}
      </GridList>
    </Virtualizer>
  );
}
