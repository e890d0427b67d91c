import { describe, expect, it } from "vitest";
import type { Issue, Twin } from "../src/api/types";
import { compare } from "../src/issue/compare";
import { called } from "../src/names/called";

const ANN = "0f8fad5b-d9cb-469f-a165-70867728950e";
const DOING = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
const names = called({
  people: [{ key: `plane:${ANN}`, name: "Ann" }],
  states: [{ linkId: "L", key: DOING, name: "In Arbeit" }],
});
const issue = (facts: object) => ({ state: "started", assignees: [], ...facts }) as unknown as Issue;
const twin = (field: string, here: string, there: string, facts: object = {}) =>
  ({
    linkId: "L",
    tracker: "plane",
    assigneesWithoutAccount: [],
    keptBack: [],
    values: [{ field, here, there }],
    ...facts,
  }) as unknown as Twin;

describe("side by side", () => {
  it("a state has the tracker's own name", () => {
    const cell = compare(issue({}), twin("state", "STARTED", DOING), [], "state", names);
    expect(cell).toEqual({ standing: "otherwise", there: "In Arbeit", without: [] });
    expect(compare(issue({}), twin("state", "STARTED", DOING), [], "state").there).toBe("");
  });
  it("a state is the same where it is called so", () => {
    const alike = called({ people: [], states: [{ linkId: "L", key: DOING, name: "In Progress" }] });
    const cell = compare(issue({}), twin("state", "STARTED", DOING), [], "state", alike);
    expect(cell.standing).toBe("same");
  });
  it("GitHub's states are words", () => {
    const cell = compare(issue({ state: "done" }), twin("state", "DONE", "closed/completed"), [], "state");
    expect(cell.there).toBe("Closed as completed");
  });
  it("people there have names", () => {
    const cell = compare(
      issue({ assignees: ["github:ann"] }),
      twin("assignees", "github:ann", ANN),
      [],
      "assignees",
      names,
    );
    expect(cell).toEqual({ standing: "otherwise", there: "Ann", without: [] });
  });
  it("who has no account there is not on the way", () => {
    const without = { assigneesWithoutAccount: ["lockstep:Mara"] };
    const mara = issue({ assignees: ["lockstep:Mara"] });
    for (const here of ["", "lockstep:Mara"]) {
      const cell = compare(mara, twin("assignees", here, "", without), [], "assignees", names);
      expect(cell).toEqual({ standing: "no-account", there: "", without: ["lockstep:Mara"] });
    }
    const both = issue({ assignees: ["lockstep:Mara", `plane:${ANN}`] });
    expect(compare(both, twin("assignees", "", "", without), [], "assignees", names).standing).toBe(
      "waiting",
    );
  });
  it("what is not sent over the link does not wait", () => {
    const todo = issue({ state: "todo" });
    const kept = twin("state", "STARTED", DOING, { keptBack: ["state"] });
    expect(compare(todo, kept, [], "state", names).standing).toBe("held");
    expect(compare(todo, twin("state", "STARTED", DOING), [], "state", names).standing).toBe("waiting");
  });
});
