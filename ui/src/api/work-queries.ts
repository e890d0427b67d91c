import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { readBoard } from "../board/board-data";
import { keys, usePollMs } from "./queries";
import { work } from "./work";

const STILL_MS = 60_000;

export function useProjects(name: string, archived: boolean) {
  return useQuery({
    queryKey: [...keys.projects, "list", name, archived],
    queryFn: () => work.projects(name, archived),
    placeholderData: keepPreviousData,
  });
}

export function useProject(id: string | undefined) {
  return useQuery({
    queryKey: keys.project(id ?? ""),
    queryFn: () => work.project(id ?? ""),
    staleTime: STILL_MS,
    enabled: !!id,
  });
}

export function useBoard(id: string) {
  return useQuery({
    queryKey: keys.board(id),
    queryFn: () => readBoard(id),
    refetchInterval: usePollMs(),
  });
}

export function useColumns(id: string | undefined) {
  return useQuery({
    queryKey: [...keys.projects, id, "columns"],
    queryFn: () => work.columns(id ?? ""),
    enabled: id !== undefined,
  });
}

export function useIssue(id: string) {
  return useQuery({ queryKey: keys.issue(id), queryFn: () => work.issue(id), refetchInterval: usePollMs() });
}

export function useTimeline(id: string) {
  return useQuery({
    queryKey: [...keys.issue(id), "timeline"],
    queryFn: () => work.timeline(id),
    refetchInterval: usePollMs(),
  });
}

export function useMembers(project: string | undefined) {
  return useQuery({
    queryKey: [...keys.projects, project, "members"],
    queryFn: () => work.members(project ?? ""),
    enabled: project !== undefined,
  });
}
