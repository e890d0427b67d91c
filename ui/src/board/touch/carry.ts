import { type Ghost, ghostOf } from "./ghost";
import { glide } from "./glide";
import { type Point, watchHolds } from "./holds";
import { type Place, placeAt } from "./place";

/** What the board does with cards that a finger carries. */
export interface Carrier {
  /** The cards that go along when this one is lifted. */
  taken: (card: string, column: string) => string[];
  drop: (cards: string[], place: Place) => void;
  /** Held and let go in the same place. */
  choose: (card: string, column: string) => void;
  /** To the column beside the one that is shown. */
  turn: (by: 1 | -1) => void;
}

/** Cards of this board by touch: who holds one for a moment lifts it. Returns how to end. */
export function carry(board: HTMLElement, carrier: () => Carrier): () => void {
  let load: { cards: string[]; card: string; from: string; ghost: Ghost; at: Point; end: () => void } | null =
    null;
  const mark = (ids: string[]) => {
    for (const row of board.querySelectorAll<HTMLElement>("[role=row][data-key]")) {
      row.toggleAttribute("data-carried", ids.includes(row.dataset.key ?? ""));
    }
  };
  const show = () => {
    if (!load) return;
    mark(load.cards);
    load.ghost.follow(load.at, placeAt(load.at));
  };
  const end = () => {
    load?.end();
    load?.ghost.remove();
    load = null;
    mark([]);
  };
  return watchHolds(board, {
    lift: (row, at) => {
      const card = row.dataset.key ?? "";
      const from = row.closest<HTMLElement>("[data-column]")?.dataset.column ?? "";
      const cards = carrier().taken(card, from);
      const ghost = ghostOf(row, cards.length, at);
      const finger = () => load?.at ?? at;
      const stop = glide(board, finger, { frame: show, turn: (by) => carrier().turn(by) });
      load = { cards, card, from, ghost, at, end: stop };
      show();
    },
    follow: (at) => {
      if (load) load.at = at;
    },
    letGo: (at, moved) => {
      if (!load) return;
      const { cards, card, from } = load;
      const place = placeAt(at);
      end();
      if (!moved) carrier().choose(card, from);
      else if (place) carrier().drop(cards, place);
    },
    giveUp: end,
  });
}
