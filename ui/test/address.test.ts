import { describe, expect, it } from "vitest";
import { match } from "../src/lib/address";
import { atLeast } from "../src/lib/rights";
import { overheard } from "../src/shell/insecure-banner";

describe("match", () => {
  it("takes the parts out of a path", () => {
    expect(match("/projects/:id", "/projects/7")).toEqual({ id: "7" });
    expect(match("/projects/:id", "/projects/a%20b/")).toEqual({ id: "a b" });
    expect(match("/projects/:id", "/projects/7/members")).toBeNull();
    expect(match("", "/")).toEqual({});
  });
});

describe("overheard", () => {
  it("is plain HTTP from another machine only", () => {
    expect(overheard({ protocol: "http:", hostname: "hub.example.org" })).toBe(true);
    expect(overheard({ protocol: "https:", hostname: "hub.example.org" })).toBe(false);
    expect(overheard({ protocol: "http:", hostname: "127.0.0.1" })).toBe(false);
    expect(overheard({ protocol: "http:", hostname: "localhost" })).toBe(false);
  });
});

describe("atLeast", () => {
  it("orders the roles", () => {
    expect(atLeast("owner", "editor")).toBe(true);
    expect(atLeast("commenter", "editor")).toBe(false);
    expect(atLeast(null, "viewer")).toBe(false);
  });
});
