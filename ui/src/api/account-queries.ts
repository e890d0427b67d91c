import { useQuery } from "@tanstack/react-query";
import { account } from "./account";
import { useLiveState } from "./live";
import { keys, useMe } from "./queries";
import type { Me } from "./types";

const UNREAD_EVERY_MS = 15_000;

/** How many notifications were not read; nothing for whoever has no account. Told by the live feed, asked for without one. */
export function useUnread() {
  const me = useMe();
  const heard = useLiveState() === "connected";
  return useQuery({
    queryKey: keys.unread,
    queryFn: () => account.notifications(true, null),
    enabled: Boolean(me.data?.id),
    refetchInterval: heard ? false : UNREAD_EVERY_MS,
  });
}

/** How one can sign in here. */
export function useWaysIn() {
  return useQuery({ queryKey: ["ways-in"], queryFn: account.waysIn, staleTime: Infinity });
}

export function useMyself(me: Me | undefined) {
  return useQuery({ queryKey: keys.myself, queryFn: account.myself, enabled: Boolean(me?.id) });
}
