import type { Card, Column } from "../api/types";
import { work } from "../api/work";

/** The column of what stands in none. */
export const UNPLACED = "unplaced";

export interface Board {
  columns: Column[];
  /** From the top, by column. */
  cards: Record<string, Card[]>;
  /** False: there are more cards than a board shows. */
  whole: boolean;
}

export async function readBoard(project: string): Promise<Board> {
  const { items: columns } = await work.columns(project);
  const [unplaced, ...lists] = await Promise.all([
    work.unplaced(project),
    ...columns.map((column) => work.cards(project, column.id)),
  ]);
  const cards: Board["cards"] = { [UNPLACED]: unplaced.items };
  for (const [at, column] of columns.entries()) cards[column.id] = lists[at]?.items ?? [];
  return { columns, cards, whole: unplaced.whole && lists.every((list) => list.whole) };
}

export interface Move {
  card: string;
  column: string;
  /** The card above it there; null: it is the first. */
  after: string | null;
}

/** The board as it will be once the server has done the move. */
export function moved(board: Board, { card: id, column, after }: Move): Board {
  const found = Object.values(board.cards)
    .flat()
    .find((each) => each.id === id);
  if (!found) return board;
  const cards: Board["cards"] = {};
  for (const [name, list] of Object.entries(board.cards)) {
    cards[name] = list.some((each) => each.id === id) ? list.filter((each) => each.id !== id) : list;
  }
  const target = cards[column] ?? [];
  const at = after === null ? 0 : target.findIndex((each) => each.id === after) + 1;
  cards[column] = [...target.slice(0, at), found, ...target.slice(at)];
  return { ...board, cards };
}

/** The card above the place where something was dropped, with what was dropped left out. */
export function above(
  list: readonly Card[],
  target: { key: string; position: "before" | "after" | "on" },
  dropped: ReadonlySet<string>,
): string | null {
  const rest = list.filter((card) => card.id === target.key || !dropped.has(card.id));
  const at = rest.findIndex((card) => card.id === target.key);
  const upTo = target.position === "before" ? at : at + 1;
  for (let look = upTo - 1; look >= 0; look--) {
    const card = rest[look];
    if (card && !dropped.has(card.id)) return card.id;
  }
  return null;
}
