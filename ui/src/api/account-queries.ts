import { useQuery } from "@tanstack/react-query";
import { account } from "./account";
import { keys, useMe, usePollMs } from "./queries";
import type { Me } from "./types";

const UNREAD_EVERY_MS = 15_000;

/** How many notifications were not read; nothing for whoever has no account. */
export function useUnread() {
  const me = useMe();
  return useQuery({
    queryKey: [...keys.notifications, "unread"],
    queryFn: () => account.notifications(true, null),
    enabled: Boolean(me.data?.id),
    refetchInterval: Math.min(UNREAD_EVERY_MS, usePollMs() * 5),
  });
}

export function useMyself(me: Me | undefined) {
  return useQuery({ queryKey: keys.myself, queryFn: account.myself, enabled: Boolean(me?.id) });
}
