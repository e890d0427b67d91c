import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { keys } from "../api/queries";
import { work } from "../api/work";
import { called } from "./called";

const STILL_MS = 60_000;

/** The names that the project's trackers told; ids stand where none is known. */
export function useCalled(project: string | undefined) {
  const { data } = useQuery({
    queryKey: [...keys.project(project ?? ""), "called"],
    queryFn: () => work.names(project ?? ""),
    staleTime: STILL_MS,
    enabled: !!project,
    retry: false,
  });
  return useMemo(() => called(data), [data]);
}
