import { QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNotice } from "../components/notice";
import { all } from "./all";
import { ApiError, api } from "./client";
import { useLiveState } from "./live";
import { ended } from "./merge";

export const keys = {
  me: ["me"] as const,
  links: ["links"] as const,
  jobs: ["jobs"] as const,
  operations: ["operations"] as const,
  counts: ["counts"] as const,
  queue: ["queue"] as const,
  watches: ["watches"] as const,
  projects: ["projects"] as const,
  issues: ["issues"] as const,
  conflicts: ["conflicts"] as const,
  notifications: ["notifications"] as const,
  unread: ["notifications", "unread"] as const,
  myself: ["myself"] as const,
  project: (id: string) => ["projects", id] as const,
  board: (id: string) => ["projects", id, "board"] as const,
  issue: (id: string) => ["issues", id] as const,
};

/** With the push channel up, reading again only mends what a lost message left wrong. */
const MEND_MS = 30_000;
const POLL_MS = 3000;
const POLL_RUNNING_MS = 1000;
const RETRIES = 2;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) =>
          failures < RETRIES && !(error instanceof ApiError && error.problem.status >= 400),
        staleTime: POLL_RUNNING_MS,
      },
    },
  });
}

export function usePollMs(): number {
  return useLiveState() === "connected" ? MEND_MS : POLL_MS;
}

export function useMe() {
  const pollMs = usePollMs();
  return useQuery({
    queryKey: keys.me,
    queryFn: api.me,
    refetchInterval: ({ state }) =>
      state.error instanceof ApiError && state.error.signedOut ? false : pollMs,
  });
}

/** Of one project, or for administrators all. */
export function useLinks(project?: string) {
  return useQuery({
    queryKey: project ? [...keys.links, project] : keys.links,
    queryFn: () => all((cursor) => api.links(project, cursor)),
    refetchInterval: usePollMs(),
  });
}

export function useLink(id: string) {
  return useQuery({
    queryKey: [...keys.links, "one", id],
    queryFn: () => api.link(id),
    refetchInterval: usePollMs(),
  });
}

export function useJobs() {
  const pollMs = usePollMs();
  return useQuery({
    queryKey: keys.jobs,
    queryFn: api.jobs,
    refetchInterval: (query) => {
      const running = query.state.data?.items.some((job) => !ended(job)) ?? false;
      return running && pollMs === POLL_MS ? POLL_RUNNING_MS : pollMs;
    },
  });
}

export function useCounts() {
  return useQuery({ queryKey: keys.counts, queryFn: api.counts, refetchInterval: usePollMs() });
}

export function useWatches() {
  return useQuery({ queryKey: keys.watches, queryFn: api.watches, refetchInterval: usePollMs() });
}

export function useWatchChecks(watch: string) {
  return useQuery({
    queryKey: [...keys.watches, watch, "checks"],
    queryFn: () => api.watchChecks(watch),
    refetchInterval: usePollMs(),
  });
}

export function useWatchActions(watch: string) {
  return useQuery({
    queryKey: [...keys.watches, watch, "actions"],
    queryFn: () => api.watchActions(watch),
    refetchInterval: usePollMs(),
  });
}

export function useWatchRuns(watch: string) {
  return useQuery({
    queryKey: [...keys.watches, watch, "runs"],
    queryFn: () => api.watchRuns(watch),
    refetchInterval: usePollMs(),
  });
}

export function useOnlyHere(link: string, wanted: boolean) {
  return useQuery({ queryKey: ["only-here", link], queryFn: () => api.onlyHere(link), enabled: wanted });
}

/** A press of a button: does it, says how it went, and reads everything again. */
export function useAction<T>(act: () => Promise<T>, done: (answer: T) => string) {
  const client = useQueryClient();
  const say = useNotice();
  return useMutation({
    mutationFn: act,
    onSuccess: (answer) => say("done", done(answer)),
    onError: (error) => say("error", error.message),
    onSettled: () => client.invalidateQueries(),
  });
}
