import { onlineManager } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { t } from "../lib/t";

/** Said as long as it is so; what is sent meanwhile waits, and what is typed stays. */
export function OfflineBanner() {
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  return (
    <div role="status" className="sticky top-0 z-20">
      {!online && (
        <p className="flex items-start gap-2 border-b border-warn-line bg-warn-soft px-3 py-2 text-sm text-warn sm:px-6">
          <CloudOff size={16} aria-hidden className="mt-0.5 shrink-0" />
          {t("offline.here")}
        </p>
      )}
    </div>
  );
}
