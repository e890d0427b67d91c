import type { Job, Operation, OperationState, Slice } from "./types";

/** News of one job into the list of jobs, newest first. Progress never goes back, whatever order news arrives in. */
export function mergeJob(jobs: Slice<Job> | undefined, news: Job): Slice<Job> | undefined {
  if (!jobs) return jobs;
  const known = jobs.items.find((job) => job.id === news.id);
  if (!known) {
    return { ...jobs, items: [news, ...jobs.items].sort((a, b) => b.createdAt.localeCompare(a.createdAt)) };
  }
  if (ended(known) && !ended(news)) return jobs;
  const job = news.progress < known.progress ? { ...news, progress: known.progress } : news;
  return { ...jobs, items: jobs.items.map((each) => (each.id === news.id ? job : each)) };
}

export function ended(job: Job): boolean {
  return job.status === "completed" || job.status === "failed";
}

/** News of operations into a list that is filtered by state (null: all) and holds at most `limit`, newest first. */
export function mergeOperations(
  list: Slice<Operation> | undefined,
  news: Operation[],
  state: OperationState | null,
  limit: number,
): Slice<Operation> | undefined {
  if (!list) return list;
  const byId = new Map(list.items.map((operation) => [operation.id, operation]));
  const oldest = list.items.at(-1)?.seq ?? Number.NEGATIVE_INFINITY;
  for (const operation of news) {
    const belongs = state === null || operation.state === state;
    // Older than the last one shown: it stands on a later page, if there is one.
    const onThisPage = list.next == null || operation.seq >= oldest;
    if (belongs && (byId.has(operation.id) || onThisPage)) byId.set(operation.id, operation);
    else if (!belongs) byId.delete(operation.id);
  }
  const items = [...byId.values()].sort((a, b) => b.seq - a.seq);
  return {
    items: items.slice(0, limit),
    next: items.length > limit ? (list.next ?? "more") : (list.next ?? null),
  };
}
