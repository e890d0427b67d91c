import { useState } from "react";
import { sync } from "../api/sync";
import type { Link } from "../api/types";
import { Button } from "../components/button";
import { meant, PickField } from "../components/pick-field";
import { trackerName } from "../components/tracker";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { useHere, useRemote } from "./remote-names";

/** A pair of names that nothing asked for yet. */
export function NewName({ link, kind }: { link: Link; kind: "user" | "label" }) {
  const [hub, setHub] = useState("");
  const [remote, setRemote] = useState("");
  const { picks, hint } = useRemote(link, kind, true);
  const here = useHere(link, kind);
  const map = useSend(
    () => sync.map(link.id, [{ kind, hub: meant(here, hub), remote: meant(picks, remote) }]),
    {
      say: () => t("mapping.saved"),
      after: () => {
        setHub("");
        setRemote("");
      },
      fields: ["hub", "remote", "mappings"],
    },
  );
  return (
    <form
      className="grid items-end gap-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        map.send();
      }}
    >
      <PickField
        label={t(`mapping.here-${kind}`)}
        value={hub}
        onChange={setHub}
        picks={here}
        error={map.errorOf("hub") ?? map.errorOf("mappings")}
      />
      <PickField
        label={t(`mapping.there-${kind}`, { tracker: trackerName(link.tracker) })}
        value={remote}
        onChange={setRemote}
        picks={picks}
        hint={hint}
        error={map.errorOf("remote")}
      />
      <Button submit pending={map.pending} disabled={hub.trim() === "" || remote.trim() === ""}>
        {t("mapping.add")}
      </Button>
    </form>
  );
}
