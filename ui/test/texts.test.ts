import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { atField } from "../src/api/at-field";
import { type TextKey, t, word } from "../src/lib/t";
import en from "../src/texts/en.json";

const SOURCES = join(import.meta.dirname, "../src");

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sources(path);
      return /\.tsx?$/.test(entry.name) ? readFileSync(path, "utf8") : "";
    })
    .join("\n");
}

describe("texts", () => {
  it("are messages that can be read", () => {
    const values = new Proxy(
      {},
      {
        get: () => 2,
        has: () => true,
        getOwnPropertyDescriptor: () => ({ value: 2, configurable: true, enumerable: true }),
      },
    );
    for (const key of Object.keys(en)) expect(t(key as TextKey, values), key).not.toBe("");
  });
  it("are each used somewhere", () => {
    const code = sources(SOURCES);
    const made = [...code.matchAll(/`([a-z-]+\.)(?:[a-z-]+-)?\$\{/g)].map((hit) => hit[1]);
    const words = [...code.matchAll(/word\(\s*"([a-z-]+)"/g)].map((hit) => `${hit[1]}.`);
    const unused = Object.keys(en).filter(
      (key) =>
        !code.includes(`"${key}"`) && ![...made, ...words].some((prefix) => prefix && key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });
  it("tell every act of the audit log in words", () => {
    const people = join(import.meta.dirname, "../../src/main/java/dev/lockstep/api/people");
    const routes = readFileSync(join(people, "AuditedRoutes.java"), "utf8");
    const actions = [...routes.matchAll(/"([a-z]+(?:\.[a-z-]+)?)"[);]/g)].map((hit) => hit[1]);
    expect(actions.length).toBeGreaterThan(60);
    expect(actions.filter((action) => !(`audit-action.${action}` in en))).toEqual([]);
  });
  it("say at a field what is wrong without the name that programs use", () => {
    expect(atField("webhookUrl must begin with https://.", "webhookUrl")).toBe("Must begin with https://.");
    expect(atField("nextNumber must be from 1 to 9.", "project.nextNumber")).toBe("Must be from 1 to 9.");
    expect(atField("title is required.", "title")).toBe("Required.");
    expect(atField("Give another name.", "name")).toBe("Give another name.");
    expect(atField("named so already", "name")).toBe("named so already");
  });
  it("show a word that the page does not know as it is", () => {
    expect(word("state", "todo")).toBe("To do");
    expect(word("state", "half-done")).toBe("half done");
  });
});
