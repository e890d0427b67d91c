import { expect, test, vi } from "vitest";
import { throttle } from "../src/lib/throttle";
import { hold } from "../src/operations/held";

test("a held list shows the newest content of the same rows and counts what waits", () => {
  const live = [
    { id: "c", text: "new" },
    { id: "b", text: "edited" },
    { id: "a", text: "old" },
  ];
  expect(hold(["b", "a"], live)).toEqual({ shown: [live[1], live[2]], waiting: 1 });
  expect(hold(null, live)).toEqual({ shown: live, waiting: 0 });
});

test("a throttled act runs at once and once more after a burst", () => {
  vi.useFakeTimers();
  const act = vi.fn();
  const call = throttle(act, 500);
  call();
  call();
  call();
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(500);
  expect(act).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(2000);
  expect(act).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});
