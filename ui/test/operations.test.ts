import { describe, expect, it } from "vitest";
import type { Chosen } from "../src/api/operations";
import type { Operation } from "../src/api/types";
import { csv, MOST_ROWS, read } from "../src/operations/csv";
import { parse, wanted } from "../src/operations/filter";
import { masked } from "../src/operations/masked";
import { reason } from "../src/operations/states";
import { throughAll } from "../src/operations/use-act";

const LINKS = [
  { id: "l1", name: "GitHub acme/web/Web" },
  { id: "l2", name: "Jira WEB/Web" },
];
const ID = "0193a000-0000-7000-8000-000000000001";

describe("typed qualifiers", () => {
  it("become a filter", () => {
    expect(parse(`state:errored link:jira issue:https://hub/issues/${ID} age:24h`, LINKS)).toEqual({
      filter: { state: "errored", link: "l2", issue: ID, age: "24h" },
      unread: [],
    });
  });
  it("are refused where they name nothing or more than one thing", () => {
    expect(parse("state:broken link:web foo:bar word", LINKS).unread).toEqual([
      "state:broken",
      "link:web",
      "foo:bar",
      "word",
    ]);
  });
  it("know trackers by either word, and no others", () => {
    expect(parse("provider:jira", LINKS).filter).toEqual({ tracker: "jira" });
    expect(parse("tracker:GitHub", LINKS).filter).toEqual({ tracker: "github" });
    expect(parse("tracker:gitlab", LINKS).unread).toEqual(["tracker:gitlab"]);
  });
  it("name people, also those with a space in their name", () => {
    expect(parse("by:alice state:errored", LINKS).filter).toEqual({ by: "alice", state: "errored" });
    expect(parse('by:"Mara Jones"', LINKS)).toEqual({ filter: { by: "Mara Jones" }, unread: [] });
    expect(wanted({ by: "Mara Jones" }, 0).by).toBe("Mara Jones");
  });
  it("ask the same question for a whole minute", () => {
    const at = Date.parse("2026-11-22T12:00:30Z");
    expect(wanted({ age: "1h" }, at).since).toBe("2026-11-22T11:00:00.000Z");
    expect(wanted({ age: "1h" }, at + 20_000)).toEqual(wanted({ age: "1h" }, at));
  });
});

describe("a file of operations", () => {
  const row = { id: ID, title: '=HYPERLINK("x")', reason: "one,\ntwo", attempts: 3 } as Operation;
  it("quotes what needs it and holds no formula", () => {
    const [head, ...rest] = csv([row]).split("\r\n");
    expect(head).toContain("id,state,kind");
    expect(rest.join("\r\n")).toContain(`"'=HYPERLINK(""x"")"`);
    expect(rest.join("\r\n")).toContain('"one,\ntwo"');
  });
  it("holds all pages up to a bound, and says when there was more", async () => {
    const two = [
      { items: [row], next: "a" },
      { items: [row], next: null },
    ];
    expect(await read({}, async () => two.shift() ?? { items: [] })).toEqual({
      rows: [row, row],
      more: false,
    });
    const endless = async () => ({ items: Array(200).fill(row), next: "more" });
    expect(await read({}, endless)).toMatchObject({ more: true, rows: { length: MOST_ROWS } });
  });
});

describe("doing the same to all", () => {
  const chosen: Chosen = { filter: { state: "errored" } };
  it("goes on until the server says that nothing is left", async () => {
    const answers = [
      { changed: 5000, more: true },
      { changed: 12, more: false },
    ];
    const done = await throughAll(
      "retry",
      chosen,
      async () => answers.shift() ?? { changed: 0, more: false },
    );
    expect(done).toEqual({ changed: 5012, more: false });
  });
  it("ends although there is always more, and says so", async () => {
    let calls = 0;
    const done = await throughAll("retry", chosen, async () => {
      calls++;
      return { changed: 1, more: true };
    });
    expect(done).toEqual({ changed: 20, more: true });
    expect(calls).toBe(20);
  });
});

describe("what came from outside", () => {
  it("is shown without what looks like a secret", () => {
    const shown = masked({ issue: { title: "x" }, config: { secret: "s3", hooks: [{ apiKey: "k" }] } });
    expect(JSON.stringify(shown)).toBe(
      '{"issue":{"title":"x"},"config":{"secret":"•••","hooks":[{"apiKey":"•••"}]}}',
    );
  });
});

describe("why an operation ended so", () => {
  it("is told in words where it is a code, and as it is where a tracker said it", () => {
    const of = (why: string) => reason({ reason: why } as Operation);
    expect(of("own_echo")).toBe("our own write, come back");
    expect(of("something_new")).toBe("something new");
    expect(of("Plane refuses the state.")).toBe("Plane refuses the state.");
  });
});
