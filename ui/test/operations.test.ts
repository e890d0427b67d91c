import { describe, expect, it } from "vitest";
import type { Chosen } from "../src/api/operations";
import { parse, wanted } from "../src/operations/filter";
import { masked } from "../src/operations/masked";
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
  it("ask the same question for a whole minute", () => {
    const at = Date.parse("2026-11-22T12:00:30Z");
    expect(wanted({ age: "1h" }, at).since).toBe("2026-11-22T11:00:00.000Z");
    expect(wanted({ age: "1h" }, at + 20_000)).toEqual(wanted({ age: "1h" }, at));
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
