import { account } from "../api/account";
import type { Notification } from "../api/types";
import { Button } from "../components/button";
import { Ago } from "../components/parts";
import { Place } from "../components/place";
import { t, word } from "../lib/t";
import { useSend } from "../lib/use-send";

/** Where a notification leads: to its issue, else to its project. */
function target({ issueId, projectId }: Notification): string | null {
  if (issueId) return `/issues/${issueId}`;
  return projectId ? `/projects/${projectId}` : null;
}

export function NotificationRow({ notification }: { notification: Notification }) {
  const read = useSend(() => account.read(notification.id));
  const to = target(notification);
  const fresh = !notification.readAt;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
      <span
        aria-hidden
        className={`size-2 shrink-0 rounded-full ${fresh ? "bg-accent" : "bg-transparent"}`}
      />
      <div className="min-w-0 flex-1 basis-52">
        <p className={`wrap-anywhere ${fresh ? "font-medium" : ""}`}>
          {fresh && <span className="sr-only">{t("inbox.new")} </span>}
          {to ? (
            <Place to={to} className="hover:underline">
              {notification.content}
            </Place>
          ) : (
            notification.content
          )}
        </p>
        <p className="text-xs text-soft">
          {word("kind", notification.kind)} · <Ago time={notification.createdAt} />
        </p>
      </div>
      {fresh && (
        <Button
          look="quiet"
          onPress={() => read.send()}
          label={t("inbox.read-one", { what: notification.content })}
        >
          {t("inbox.read")}
        </Button>
      )}
    </li>
  );
}
