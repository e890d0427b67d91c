import { describe, expect, test } from "vitest";
import { duration, eta, isEndless, plural, rate, relative } from "../src/lib/format";

describe("the time left", () => {
  test("is a range, since the rate sways", () => {
    expect(eta(24, 39, 100)).toBe("25\u201340 s left");
    expect(eta(80, 130, 100)).toBe("1\u20132 min left");
    expect(eta(3400, 4000, 100)).toBe("about 1 h left");
  });
  test("is hidden until enough has ended to say anything", () => {
    expect(eta(24, 39, 19)).toBeNull();
    expect(eta(null, null, 500)).toBeNull();
  });
  test("does not count down the last seconds", () => expect(eta(2, 4, 100)).toBe("a few seconds left"));
});

test("a slow rate is given per minute instead of as zero", () => {
  expect(rate(0.2)).toBe("12/min");
  expect(rate(5.12)).toBe("5.1/s");
  expect(rate(1234.4)).toBe("1,234/s");
  expect(rate(0)).toBeNull();
});

test("times are said in one unit, before and after now", () => {
  const now = Date.parse("2026-11-21T10:00:00Z");
  expect(relative("2026-11-21T09:59:48Z", now)).toBe("12 s ago");
  expect(relative("2026-11-21T08:00:00Z", now)).toBe("2 h ago");
  expect(relative("2026-11-21T10:00:40Z", now)).toBe("in 40 s");
  expect(relative("2026-11-21T10:00:00.400Z", now)).toBe("just now");
});

test("durations have two units", () => {
  expect(duration(4200)).toBe("4.2 s");
  expect(duration(185_000)).toBe("3 min 5 s");
  expect(duration(7_800_000)).toBe("2 h 10 min");
});

test("one is not many", () => {
  expect(plural(1, "link")).toBe("1 link");
  expect(plural(1204, "link")).toBe("1,204 links");
});

describe("a budget", () => {
  test("that nobody can use up has no number worth showing", () => {
    expect(isEndless(2_147_483_647)).toBe(true);
    expect(isEndless(15_000)).toBe(false);
  });
});
