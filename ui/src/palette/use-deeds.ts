import { operations } from "../api/operations";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { useMany } from "../operations/use-act";

/** What the palette does itself. */
export function useDeeds(): (id: string) => void {
  const many = useMany();
  const pause = useSend(() => operations.pause("all", null, t("pauses.reason")), {
    say: () => t("pauses.paused"),
  });
  const resume = useSend(() => operations.resume({ scope: "all", target: null }), {
    say: () => t("pauses.resumed"),
  });
  return (id) => {
    if (id === "retry") many.send({ act: "retry", chosen: { filter: { state: "errored" } } });
    else if (id === "pause") pause.send();
    else if (id === "resume") resume.send();
  };
}
