import type {
  Check,
  Issue,
  Job,
  Link,
  Me,
  OnlyHere,
  Operation,
  OperationCounts,
  Problem,
  Run,
  Slice,
  Watch,
  WatchAction,
} from "./types";

/** The server said no, or could not be reached (status 0). The message is fit for a person. */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title ?? `The server answered ${problem.status}.`);
  }

  get signedOut(): boolean {
    return this.problem.status === 401;
  }
}

const TIMEOUT_MS = 30_000;

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`/api/v1${path}`, {
    method,
    credentials: "same-origin",
    headers: {
      Accept: "application/json",
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new ApiError({ status: 0, detail: "Lockstep does not answer. Is it running?" });
  });
  const text = await answer.text();
  const json = parse(text);
  if (!answer.ok) {
    throw new ApiError({ ...(json as object | null), status: answer.status } as Problem);
  }
  return json as T;
}

function parse(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

const segment = encodeURIComponent;

export const api = {
  me: () => call<Me>("GET", "/me"),
  links: () => call<Slice<Link>>("GET", "/links?limit=200"),
  onlyHere: (link: string) => call<Slice<OnlyHere>>("GET", `/links/${segment(link)}/only-here?limit=200`),
  approve: (link: string) => call<Link>("POST", `/links/${segment(link)}/approve`),
  pause: (link: string, reason: string) => call<Link>("POST", `/links/${segment(link)}/pause`, { reason }),
  resume: (link: string) => call<Link>("POST", `/links/${segment(link)}/resume`),
  sync: (link: string) => call<{ jobId: string; message: string }>("POST", `/links/${segment(link)}/sync`),
  jobs: () => call<Slice<Job>>("GET", "/jobs?limit=50"),
  operations: (state: string | null, limit: number) =>
    call<Slice<Operation>>("GET", `/operations?limit=${limit}${state ? `&state=${segment(state)}` : ""}`),
  counts: () => call<OperationCounts>("GET", "/operations/counts"),
  retry: (operation: string) => call<Operation>("POST", `/operations/${segment(operation)}/retry`),
  cancel: (operation: string) => call<Operation>("POST", `/operations/${segment(operation)}/cancel`),
  watches: () => call<Slice<Watch>>("GET", "/watches?limit=200"),
  checkWatch: (watch: string) => call<null>("POST", `/watches/${segment(watch)}/check`),
  watchChecks: (watch: string) => call<Slice<Check>>("GET", `/watches/${segment(watch)}/checks?limit=30`),
  watchActions: (watch: string) => call<Slice<WatchAction>>("GET", `/watches/${segment(watch)}/actions`),
  watchRuns: (watch: string) => call<Slice<Run>>("GET", `/watches/${segment(watch)}/runs?limit=50`),
  issue: (id: string) => call<Issue>("GET", `/issues/${segment(id)}`),
};
