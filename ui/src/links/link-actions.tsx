import { Pause, Play, RefreshCw } from "lucide-react";
import { api } from "../api/client";
import { useAction } from "../api/queries";
import type { Link } from "../api/types";
import { useProject } from "../api/work-queries";
import { Button } from "../components/button";
import { useMay } from "../lib/rights";
import { t } from "../lib/t";

export function LinkActions({ link, name }: { link: Link; name: string }) {
  const sync = useAction(
    () => api.sync(link.id),
    (answer) => t("link.synced", { name, message: answer.message }),
  );
  const pause = useAction(
    () => api.pause(link.id, t("link.pause-reason")),
    () => t("link.paused", { name }),
  );
  const resume = useAction(
    () => api.resume(link.id),
    () => t("link.resumed", { name }),
  );
  const paused = link.health === "paused";
  const may = useMay(useProject(link.projectId).data);
  return (
    <div className="flex flex-wrap gap-2 md:justify-end">
      {!paused && may("editor") && (
        <Button onPress={() => sync.mutate()} pending={sync.isPending} label={t("link.sync-of", { name })}>
          <RefreshCw size={14} aria-hidden />
          {t("link.sync")}
        </Button>
      )}
      {may("owner") && paused && (
        <Button
          look="primary"
          onPress={() => resume.mutate()}
          pending={resume.isPending}
          label={t("link.resume-of", { name })}
        >
          <Play size={14} aria-hidden />
          {t("link.resume")}
        </Button>
      )}
      {may("owner") && !paused && (
        <Button
          look="quiet"
          onPress={() => pause.mutate()}
          pending={pause.isPending}
          label={t("link.pause-of", { name })}
        >
          <Pause size={14} aria-hidden />
          {t("link.pause")}
        </Button>
      )}
    </div>
  );
}
