import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { operations } from "./operations";
import { keys, usePollMs } from "./queries";
import type { Operation, OperationFilter, OperationState } from "./types";

const CHARTS_EVERY_MS = 15_000;

/** What is pushed can be fed into a list by its state alone; other filters are for the server. */
export function listKey({ state, ...rest }: OperationFilter, limit: number) {
  const others = Object.values(rest).some(Boolean) ? JSON.stringify(rest) : "";
  return [...keys.operations, (state || null) as OperationState | null, limit, others] as const;
}

export function useOperations(filter: OperationFilter, limit: number) {
  return useQuery({
    queryKey: listKey(filter, limit),
    queryFn: () => operations.list(filter, limit),
    refetchInterval: usePollMs(),
    placeholderData: keepPreviousData,
  });
}

export function useErrorGroups(link: string) {
  return useQuery({
    queryKey: [...keys.queue, "errors", link],
    queryFn: () => operations.errors(link),
    refetchInterval: usePollMs(),
  });
}

export function useActivity(span: string, link: string) {
  return useQuery({
    queryKey: [...keys.queue, "activity", span, link],
    queryFn: () => operations.activity(span, link),
    refetchInterval: CHARTS_EVERY_MS,
    placeholderData: keepPreviousData,
  });
}

export function usePauses() {
  return useQuery({
    queryKey: [...keys.queue, "pauses"],
    queryFn: operations.pauses,
    refetchInterval: usePollMs(),
  });
}

export function useStory(id: string) {
  return useQuery({
    queryKey: [...keys.queue, "story", id],
    queryFn: () => operations.story(id),
    refetchInterval: usePollMs(),
  });
}

/** What was asked of the tracker for it; asked for when somebody wants to see it, and again when it moved on. */
export function useExchanges({ id, state, attempts }: Operation, wanted: boolean) {
  return useQuery({
    queryKey: [...keys.queue, "exchanges", id, state, attempts],
    queryFn: () => operations.exchanges(id),
    enabled: wanted,
  });
}
