import { useState } from "react";
import { sync } from "../api/sync";
import type { Link } from "../api/types";
import type { MappingView } from "../api/wire";
import { Button } from "../components/button";
import { PickField } from "../components/pick-field";
import { t, word } from "../lib/t";
import { useSend } from "../lib/use-send";
import { useRemote } from "./remote-names";

/** GitHub knows open and closed; a label can stand for what lies between. */
const BETWEEN = ["backlog", "started"];

export function LabelStates({ link, known }: { link: Link; known: MappingView[] }) {
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-soft">{t("mapping.by-labels")}</p>
      {BETWEEN.map((state) => (
        <LabelState key={state} link={link} state={state} known={known.find((each) => each.hub === state)} />
      ))}
    </div>
  );
}

function LabelState(props: { link: Link; state: string; known: MappingView | undefined }) {
  const { link, state, known } = props;
  const stands = known?.remote.replace(/^label:/, "") ?? "";
  const [label, setLabel] = useState(stands);
  const { picks, hint } = useRemote(link, "label", true);
  const set = useSend(
    async () => {
      if (known) await sync.unmap(link.id, known.id);
      if (label.trim() !== "")
        await sync.map(link.id, [{ kind: "state", hub: state, remote: `label:${label.trim()}` }]);
    },
    { say: () => t("mapping.saved"), fields: ["remote", "mappings"] },
  );
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        set.send();
      }}
    >
      <div className="min-w-0 flex-1 basis-52">
        <PickField
          label={t("mapping.label-for", { state: word("state", state) })}
          value={label}
          onChange={setLabel}
          picks={picks}
          hint={hint}
          error={set.errorOf("remote") ?? set.errorOf("mappings")}
        />
      </div>
      <Button submit pending={set.pending} disabled={label.trim() === stands}>
        {t("save")}
      </Button>
    </form>
  );
}
