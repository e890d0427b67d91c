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

/** Does the moves, and something more once they are done. */
export type MoveCards = (moves: Move[], then?: { onSuccess: () => void }) => void;

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

/** Dropped together they stand one below the other. */
export function placed(column: string, ids: readonly string[], after: string | null): Move[] {
  return ids.map((card, at) => ({ card, column, after: at === 0 ? after : (ids[at - 1] ?? null) }));
}

/** Whether a card would stand where it stands. */
export function stands(list: readonly Card[], card: string, after: string | null): boolean {
  const at = list.findIndex((each) => each.id === card);
  return at >= 0 && (list[at - 1]?.id ?? null) === after;
}

/** What is chosen on the whole board once this is chosen in one column. */
export function chosenIn(
  before: ReadonlySet<string>,
  column: readonly Card[],
  ids: ReadonlySet<string>,
): ReadonlySet<string> {
  const here = new Set(column.map(({ id }) => id));
  return new Set([...[...before].filter((id) => !here.has(id)), ...ids]);
}

/** The chosen cards to the end of a column, in the order in which they stand; those that stand there stay. */
export function movesTo(board: Board, column: string, chosen: ReadonlySet<string>): Move[] {
  const there = board.cards[column] ?? [];
  const lists = [board.cards[UNPLACED] ?? [], ...board.columns.map(({ id }) => board.cards[id] ?? [])];
  const moving = lists
    .filter((list) => list !== there)
    .flat()
    .filter(({ id }) => chosen.has(id))
    .map(({ id }) => id);
  return moving.map((card, at) => ({
    card,
    column,
    after: at === 0 ? (there.at(-1)?.id ?? null) : (moving[at - 1] ?? null),
  }));
}
