import { describe, expect, it } from "vitest";
import type { Card } from "../src/api/types";
import {
  above,
  type Board,
  chosenIn,
  moved,
  movesTo,
  placed,
  stands,
  UNPLACED,
} from "../src/board/board-data";
import { carrierOf } from "../src/board/carrier";
import { speed } from "../src/board/touch/glide";

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

describe("what a finger carries", () => {
  const here: Board = { ...board, columns: [{ id: "two", name: "Two" } as never] };
  const doing = (ticked: ReadonlySet<string>) => {
    const did: unknown[] = [];
    const note = (what: unknown) => void did.push(what);
    return { did, by: carrierOf(here, ticked, { move: note, choose: note, say: note, turn: note }) };
  };
  it("stands where it was dropped, one below the other", () => {
    const { did, by } = doing(new Set());
    by.drop(["a", "c"], { column: "two", beside: { key: "x", position: "after" }, line: {} as never });
    expect(did).toEqual([placed("two", ["a", "c"], "x")]);
    expect(placed("two", ["a", "c"], "x")[1]).toEqual({ card: "c", column: "two", after: "a" });
  });
  it("goes to the end where no card is near, and nowhere when it stands there already", () => {
    const { did, by } = doing(new Set());
    by.drop(["a"], { column: "one", beside: null, line: {} as never });
    expect(did).toEqual([placed("one", ["a"], "d")]);
    by.drop(["b"], { column: "one", beside: { key: "c", position: "before" }, line: {} as never });
    expect(did).toHaveLength(1);
    expect(stands(list, "b", "a")).toBe(true);
    expect(stands(list, "b", null)).toBe(false);
  });
  it("is all that is chosen there, if it is chosen itself", () => {
    const { did, by } = doing(new Set(["a", "c", "x"]));
    expect(by.taken("c", "one")).toEqual(["a", "c"]);
    expect(by.taken("b", "one")).toEqual(["b"]);
    by.choose("a", "one");
    expect([...(did[0] as Set<string>)].sort()).toEqual(["c", "x"]);
  });
  it("scrolls the faster the nearer it is to an edge, and not in the middle", () => {
    expect(speed(300, 0, 600)).toBe(0);
    expect(speed(10, 0, 600)).toBeLessThan(speed(40, 0, 600));
    expect(speed(590, 0, 600)).toBeGreaterThan(0);
    expect(speed(-500, 0, 600)).toBe(speed(0, 0, 600));
  });
});
