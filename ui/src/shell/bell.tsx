import { Bell as Icon } from "lucide-react";
import { useUnread } from "../api/account-queries";
import { Place } from "../components/place";
import { t } from "../lib/t";

const MOST_SHOWN = 99;

/** The inbox, with how many notifications were not read. */
export function Bell() {
  const unread = useUnread().data?.unread ?? 0;
  return (
    <Place
      to="/notifications"
      label={t("bell", { unread })}
      className="relative inline-flex size-8 items-center justify-center rounded-md text-soft hover:bg-hover hover:text-ink"
    >
      <Icon size={17} aria-hidden />
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute -top-0.5 -right-1 min-w-4 rounded-full bg-accent px-1 text-center text-[0.65rem] leading-4 font-semibold text-on-accent tabular-nums"
        >
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      )}
    </Place>
  );
}
