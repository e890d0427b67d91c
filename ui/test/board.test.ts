import { describe, expect, it } from "vitest";
import type { Card } from "../src/api/types";
import { above, type Board, chosenIn, moved, movesTo, UNPLACED } from "../src/board/board-data";

const card = (id: string): Card => ({
  id,
  number: 1,
  title: id,
  state: "todo",
  labels: [],
  assignees: [],
  priority: "none",
  category: "",
  version: 1,
});
const list = ["a", "b", "c", "d"].map(card);
const board: Board = { columns: [], cards: { one: list, two: [card("x")] }, whole: true };
const ids = (cards: Card[] | undefined) => cards?.map((each) => each.id).join("");

describe("moved", () => {
  it("puts a card behind another one, or on top", () => {
    expect(ids(moved(board, { card: "a", column: "two", after: "x" }).cards.two)).toBe("xa");
    expect(ids(moved(board, { card: "a", column: "two", after: null }).cards.two)).toBe("ax");
  });
  it("takes it out of where it stood", () => {
    expect(ids(moved(board, { card: "b", column: "two", after: null }).cards.one)).toBe("acd");
    expect(ids(moved(board, { card: "a", column: "one", after: "c" }).cards.one)).toBe("bcad");
  });
  it("leaves the board alone when the card is gone", () => {
    expect(moved(board, { card: "gone", column: "two", after: null })).toBe(board);
  });
});

describe("above", () => {
  const none = new Set<string>();
  it("is the card before the place", () => {
    expect(above(list, { key: "c", position: "before" }, none)).toBe("b");
    expect(above(list, { key: "c", position: "after" }, none)).toBe("c");
    expect(above(list, { key: "a", position: "before" }, none)).toBeNull();
  });
  it("is never one of those that are moved themselves", () => {
    expect(above(list, { key: "c", position: "before" }, new Set(["b"]))).toBe("a");
    expect(above(list, { key: "b", position: "after" }, new Set(["a", "b"]))).toBeNull();
  });
});

describe("several chosen cards", () => {
  const board: Board = {
    columns: [{ id: "a", name: "A" } as never, { id: "b", name: "B" } as never],
    cards: {
      [UNPLACED]: [],
      a: ["1", "2", "3"].map((id) => ({ id }) as never),
      b: ["4"].map((id) => ({ id }) as never),
    },
    whole: true,
  };
  it("go to the end of a column one behind the other, and those there stay", () => {
    expect(movesTo(board, "b", new Set(["3", "1", "4"]))).toEqual([
      { card: "1", column: "b", after: "4" },
      { card: "3", column: "b", after: "1" },
    ]);
  });
  it("are chosen column by column", () => {
    const list = board.cards.a ?? [];
    expect([...chosenIn(new Set(["1", "4"]), list, new Set(["2"]))].sort()).toEqual(["2", "4"]);
  });
});
