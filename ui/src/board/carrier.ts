import { t } from "../lib/t";
import { above, type Board, chosenIn, type MoveCards, placed, stands } from "./board-data";
import type { Carrier } from "./touch/carry";

/** What a board does with cards that are moved by touch: the same as by mouse, and it says so. */
export function carrierOf(
  board: Board,
  ticked: ReadonlySet<string>,
  then: {
    move: MoveCards;
    choose: (ids: ReadonlySet<string>) => void;
    say: (text: string) => void;
    turn: Carrier["turn"];
  },
): Carrier {
  const listOf = (column: string) => board.cards[column] ?? [];
  return {
    taken: (card, column) =>
      ticked.has(card)
        ? listOf(column)
            .map(({ id }) => id)
            .filter((id) => ticked.has(id))
        : [card],
    drop: (cards, { column, beside }) => {
      const list = listOf(column);
      const dropped = new Set(cards);
      const last = list.findLast(({ id }) => !dropped.has(id))?.id ?? null;
      const after = beside ? above(list, beside, dropped) : last;
      if (cards.length === 1 && stands(list, cards[0] ?? "", after)) return;
      const name = board.columns.find(({ id }) => id === column)?.name ?? "";
      then.move(placed(column, cards, after), {
        onSuccess: () => then.say(t("board.moved", { n: cards.length, name })),
      });
    },
    choose: (card, column) => {
      const here = new Set(listOf(column).flatMap(({ id }) => (ticked.has(id) ? [id] : [])));
      if (!here.delete(card)) here.add(card);
      then.choose(chosenIn(ticked, listOf(column), here));
    },
    turn: then.turn,
  };
}
