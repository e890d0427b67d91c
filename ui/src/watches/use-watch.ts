import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { keys, usePollMs } from "../api/queries";
import { watches } from "../api/watches";

const FIRST_LOOK_MS = 1000;

/** The watch; what it saw is read again after each of its looks. */
export function useWatch(id: string) {
  const pollMs = usePollMs();
  const client = useQueryClient();
  const watch = useQuery({
    queryKey: [...keys.watches, "one", id],
    queryFn: () => watches.one(id),
    refetchInterval: ({ state }) => (state.data && !state.data.checkedAt ? FIRST_LOOK_MS : pollMs),
  });
  const looked = watch.data?.checkedAt;
  useEffect(() => {
    if (looked) void client.invalidateQueries({ queryKey: [...keys.watches, id] });
  }, [client, id, looked]);
  return watch;
}
