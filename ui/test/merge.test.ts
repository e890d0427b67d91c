import { describe, expect, test } from "vitest";
import { mergeJob, mergeOperations } from "../src/api/merge";
import type { Job, Operation } from "../src/api/types";

const job = (id: string, more: Partial<Job> = {}) =>
  ({ id, status: "in-progress", progress: 10, createdAt: "2026-11-21T09:00:00Z", ...more }) as Job;

const operation = (seq: number, state: Operation["state"]) => ({ id: `o${seq}`, seq, state }) as Operation;

describe("news of a job", () => {
  test("never moves its progress back", () => {
    const jobs = { items: [job("a", { progress: 60 })], next: null };
    expect(mergeJob(jobs, job("a", { progress: 55 }))?.items[0]?.progress).toBe(60);
    expect(mergeJob(jobs, job("a", { progress: 61 }))?.items[0]?.progress).toBe(61);
  });
  test("that comes late does not bring an ended job back to life", () => {
    const jobs = { items: [job("a", { status: "completed", progress: 100 })], next: null };
    expect(mergeJob(jobs, job("a", { progress: 99 }))?.items[0]?.status).toBe("completed");
  });
  test("that is new stands first", () => {
    const jobs = { items: [job("a")], next: null };
    const merged = mergeJob(jobs, job("b", { createdAt: "2026-11-21T09:30:00Z" }));
    expect(merged?.items.map(({ id }) => id)).toEqual(["b", "a"]);
  });
  test("is left out while the list was never read", () =>
    expect(mergeJob(undefined, job("a"))).toBeUndefined());
});

describe("news of operations", () => {
  const list = { items: [operation(9, "queued"), operation(5, "queued")], next: "more" };
  const seqs = (merged: ReturnType<typeof mergeOperations>) => merged?.items.map(({ seq }) => seq);

  test("replaces what is shown and puts what is new on top", () => {
    const merged = mergeOperations(list, [operation(9, "completed"), operation(11, "queued")], null, 50);
    expect(seqs(merged)).toEqual([11, 9, 5]);
    expect(merged?.items[1]?.state).toBe("completed");
  });
  test("takes out what no longer fits the filter", () =>
    expect(seqs(mergeOperations(list, [operation(9, "processing")], "queued", 50))).toEqual([5]));
  test("keeps the list within its limit", () =>
    expect(seqs(mergeOperations(list, [operation(10, "queued")], "queued", 2))).toEqual([10, 9]));
  test("leaves what is older than the last row to a later page", () =>
    expect(seqs(mergeOperations(list, [operation(2, "queued")], null, 50))).toEqual([9, 5]));
});
