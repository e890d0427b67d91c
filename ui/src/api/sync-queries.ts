import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { all } from "./all";
import { usePollMs } from "./queries";
import { type NameKind, type NameSide, sync } from "./sync";
import type { Plan } from "./types";

const LIVE_MS = 700;
const STILL_MS = 60_000;

export function useConnections() {
  return useQuery({
    queryKey: ["connections"],
    queryFn: () => all(sync.connections),
    refetchInterval: usePollMs(),
  });
}

export function useTrackers() {
  return useQuery({ queryKey: ["trackers"], queryFn: sync.trackers, staleTime: Infinity });
}

/** What the connection reaches; asks its tracker. */
export function usePlaces(connection: string, within: string | null, wanted: boolean) {
  return useInfiniteQuery({
    queryKey: ["places", connection, within],
    queryFn: ({ pageParam }) => sync.places(connection, within, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: STILL_MS,
    enabled: wanted,
    retry: false,
  });
}

/** What one side of the link calls people, labels or states, where somebody may pick one; asks the tracker about its own. */
export function useNames(link: string, kind: NameKind, wanted: boolean, side: NameSide = "tracker") {
  return useQuery({
    queryKey: ["names", link, kind, side],
    queryFn: () => sync.names(link, kind, side),
    staleTime: STILL_MS,
    enabled: wanted,
    retry: false,
  });
}

export function planIsLive(plan: Plan | undefined): boolean {
  return plan !== undefined && ["reading", "deciding", "applying"].includes(plan.status);
}

/** Read often while it is being made or carried out. */
export function usePlan(id: string | null) {
  return useQuery({
    queryKey: ["plans", "one", id],
    queryFn: () => sync.plan(id ?? ""),
    enabled: id !== null,
    refetchInterval: ({ state }) => (planIsLive(state.data) ? LIVE_MS : false),
  });
}

export function usePlans(link: string) {
  const pollMs = usePollMs();
  return useQuery({ queryKey: ["plans", link], queryFn: () => sync.plans(link), refetchInterval: pollMs });
}

export function useChanges(plan: Plan) {
  return useInfiniteQuery({
    queryKey: ["plans", "changes", plan.id, plan.status],
    queryFn: ({ pageParam }) => sync.changes(plan.id, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: !["reading", "deciding"].includes(plan.status),
  });
}
