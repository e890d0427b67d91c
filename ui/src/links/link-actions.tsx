import { Pause, Play, RefreshCw } from "lucide-react";
import { api } from "../api/client";
import { useAction } from "../api/queries";
import type { Link } from "../api/types";
import { Button } from "../components/button";

export function LinkActions({ link, name }: { link: Link; name: string }) {
  const sync = useAction(
    () => api.sync(link.id),
    (answer) => `${name}: ${answer.message}`,
  );
  const pause = useAction(
    () => api.pause(link.id, "Paused by a person on the page."),
    () => `${name} is paused. Nothing flows until you resume it.`,
  );
  const resume = useAction(
    () => api.resume(link.id),
    () => `${name} flows again.`,
  );
  const paused = link.health === "paused";
  return (
    <div className="flex flex-wrap gap-2 md:justify-end">
      {!paused && (
        <Button onPress={() => sync.mutate()} pending={sync.isPending} label={`Sync now: ${name}`}>
          <RefreshCw size={14} aria-hidden />
          Sync now
        </Button>
      )}
      {paused ? (
        <Button
          look="primary"
          onPress={() => resume.mutate()}
          pending={resume.isPending}
          label={`Resume: ${name}`}
        >
          <Play size={14} aria-hidden />
          Resume
        </Button>
      ) : (
        <Button
          look="quiet"
          onPress={() => pause.mutate()}
          pending={pause.isPending}
          label={`Pause: ${name}`}
        >
          <Pause size={14} aria-hidden />
          Pause
        </Button>
      )}
    </div>
  );
}
