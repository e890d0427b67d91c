import { useState } from "react";
import { sync } from "../api/sync";
import type { Link } from "../api/types";
import type { UnmappedView } from "../api/wire";
import { Button } from "../components/button";
import { meant, PickField } from "../components/pick-field";
import { Place } from "../components/place";
import { trackerName } from "../components/tracker";
import { personName, personPlace } from "../issue/words";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { useRemote } from "./remote-names";

/** One that the tracker does not know, some issues that it is on, and its name there. */
export function UnmappedName(props: { link: Link; unmapped: UnmappedView; owner: boolean }) {
  const { link, unmapped, owner } = props;
  const { kind, name, count, samples } = unmapped;
  const [remote, setRemote] = useState("");
  const { picks } = useRemote(link, kind === "user" ? "user" : "label", owner);
  const map = useSend(() => sync.map(link.id, [{ kind, hub: name, remote: meant(picks, remote) }]), {
    say: () => t("mapping.saved"),
    fields: ["remote", "mappings"],
  });
  const shown = kind === "user" ? personName(name) : name;
  return (
    <li className="flex flex-wrap items-end gap-x-4 gap-y-2 px-4 py-2.5 text-sm">
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-medium wrap-anywhere" title={kind === "user" ? personPlace(name) : name}>
          {shown}
        </p>
        <p className="flex flex-wrap gap-x-2 text-soft">
          {t("mapping.on-issues", { n: count })}
          {samples.map((sample) => (
            <Place key={sample.issueId} to={`/issues/${sample.issueId}`}>
              {sample.number ? `#${sample.number}` : (sample.key ?? t("issue.issue"))}
            </Place>
          ))}
        </p>
      </div>
      {owner && (
        <form
          className="flex min-w-0 flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            map.send();
          }}
        >
          <PickField
            label={t("mapping.name-there", { name: shown, tracker: trackerName(link.tracker) })}
            value={remote}
            onChange={setRemote}
            picks={picks}
            error={map.errorOf("remote") ?? map.errorOf("mappings")}
          />
          <Button submit pending={map.pending} disabled={remote.trim() === ""}>
            {t("save")}
          </Button>
        </form>
      )}
    </li>
  );
}
