import { useQuery } from "@tanstack/react-query";
import { sync } from "../api/sync";
import { useNames } from "../api/sync-queries";
import type { Link } from "../api/types";
import { Choice } from "../components/choice";
import { Failed, Loading } from "../components/parts";
import { trackerName } from "../components/tracker";
import { t, word } from "../lib/t";
import { useSend } from "../lib/use-send";
import { LabelStates } from "./label-states";

const STATES = ["backlog", "todo", "started", "done", "cancelled"];
const OWN_KIND = "";

/** What each state of the hub becomes at the tracker. */
export function StateMappings({ link, onChanged }: { link: Link; onChanged?: () => void }) {
  const states = useNames(link.id, "state", true);
  const mappings = useQuery({ queryKey: ["mappings", link.id], queryFn: () => sync.mappings(link.id) });
  const known = mappings.data?.items.filter((each) => each.kind === "state") ?? [];
  const set = useSend(
    async ({ hub, remote }: { hub: string; remote: string }) => {
      const old = known.find((each) => each.hub === hub);
      if (old) await sync.unmap(link.id, old.id);
      if (remote !== OWN_KIND) await sync.map(link.id, [{ kind: "state", hub, remote }]);
    },
    { say: () => t("mapping.saved"), ...(onChanged ? { after: onChanged } : {}) },
  );
  if (states.isPending || mappings.isPending) return <Loading what={t("mapping.reading-states")} />;
  if (states.isError) return <Failed error={states.error} retry={() => void states.refetch()} />;
  if (states.data.items.length === 0) return <LabelStates link={link} known={known} />;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {STATES.map((hub) => {
        const own = states.data.items.filter((each) => each.state === hub);
        return (
          <Choice
            key={hub}
            label={t("mapping.becomes", { state: word("state", hub), tracker: trackerName(link.tracker) })}
            value={known.find((each) => each.hub === hub)?.remote ?? OWN_KIND}
            disabled={set.pending}
            onChange={(remote) => set.send({ hub, remote })}
            options={[
              {
                id: OWN_KIND,
                text: own[0] ? t("mapping.by-kind", { name: own[0].name }) : t("mapping.nearest"),
              },
              ...states.data.items.map((each) => ({ id: each.key, text: each.name })),
            ]}
          />
        );
      })}
    </div>
  );
}
