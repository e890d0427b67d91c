import { describe, expect, it } from "vitest";
import { meaning } from "../src/keys/meaning";
import { isAddress, placeInside } from "../src/palette/commands";

const press = (key: string, held: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe("keys", () => {
  it("open the palette with Ctrl or Cmd, also while somebody types", () => {
    expect(meaning(press("k", { ctrlKey: true }), true, false, false)).toEqual({ does: "palette" });
    expect(meaning(press("K", { metaKey: true }), false, true, false)).toEqual({ does: "palette" });
  });
  it("alone do nothing while somebody types, or where they are switched off", () => {
    expect(meaning(press("c"), true, true, false)).toBeNull();
    expect(meaning(press("c"), false, false, false)).toBeNull();
    expect(meaning(press("c"), false, true, false)).toEqual({ does: "create" });
  });
  it("press what a page marks, unless they follow g", () => {
    expect(meaning(press("r"), false, true, false)).toEqual({ does: "press", mark: "r" });
    expect(meaning(press("p"), false, true, false)).toEqual({ does: "press", mark: "p" });
    expect(meaning(press("p"), false, true, true)).toEqual({ does: "go", to: "/projects" });
    expect(meaning(press("r"), true, true, false)).toBeNull();
  });
  it("lead somewhere after g", () => {
    expect(meaning(press("g"), false, true, false)).toEqual({ does: "wait" });
    expect(meaning(press("o"), false, true, true)).toEqual({ does: "go", to: "/operations" });
    expect(meaning(press("o"), false, true, false)).toBeNull();
  });
});

describe("what is pasted", () => {
  it("is an address or not", () => {
    expect(isAddress(" https://github.com/acme/web/issues/12 ")).toBe(true);
    expect(isAddress("https://github.com")).toBe(false);
    expect(isAddress("login loops")).toBe(false);
  });
  it("leads inside where it is of this hub, and of no other that begins like it", () => {
    expect(placeInside("https://hub.example/issues/1", "https://hub.example")).toBe("/issues/1");
    expect(placeInside("https://hub.example.evil/issues/1", "https://hub.example")).toBeNull();
  });
});
