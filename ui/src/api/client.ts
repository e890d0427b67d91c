import { call, query, segment } from "./call";
import type {
  Check,
  Job,
  Link,
  Me,
  OnlyHere,
  OperationCounts,
  Run,
  Slice,
  Watch,
  WatchAction,
} from "./types";

export { ApiError } from "./problem";

/** What runs: links, jobs, operations, watches. */
export const api = {
  me: () => call<Me>("GET", "/me"),
  links: (project: string | undefined, cursor: string | null) =>
    call<Slice<Link>>("GET", `/links${query({ limit: 200, project, cursor })}`),
  link: (id: string) => call<Link>("GET", `/links/${segment(id)}`),
  onlyHere: (link: string) => call<Slice<OnlyHere>>("GET", `/links/${segment(link)}/only-here?limit=200`),
  approve: (link: string) => call<Link>("POST", `/links/${segment(link)}/approve`),
  pause: (link: string, reason: string) => call<Link>("POST", `/links/${segment(link)}/pause`, { reason }),
  resume: (link: string) => call<Link>("POST", `/links/${segment(link)}/resume`),
  sync: (link: string) => call<{ jobId: string; message: string }>("POST", `/links/${segment(link)}/sync`),
  jobs: () => call<Slice<Job>>("GET", "/jobs?limit=50"),
  counts: () => call<OperationCounts>("GET", "/operations/counts"),
  watches: () => call<Slice<Watch>>("GET", "/watches?limit=200"),
  checkWatch: (watch: string) => call<null>("POST", `/watches/${segment(watch)}/check`),
  watchChecks: (watch: string) => call<Slice<Check>>("GET", `/watches/${segment(watch)}/checks?limit=30`),
  watchActions: (watch: string) => call<Slice<WatchAction>>("GET", `/watches/${segment(watch)}/actions`),
  watchRuns: (watch: string) => call<Slice<Run>>("GET", `/watches/${segment(watch)}/runs?limit=50`),
};
