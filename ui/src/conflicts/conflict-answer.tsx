import { useState } from "react";
import { admin } from "../api/admin";
import type { Conflict } from "../api/types";
import type { Resolution } from "../api/wire";
import { Button } from "../components/button";
import { Tick } from "../components/tick";
import { trackerName } from "../components/tracker";
import { t, word } from "../lib/t";
import { useSend } from "../lib/use-send";
import { OwnText } from "./own-text";

const SINGLE = ["state", "priority"];

/** Which side, both, or a text of one's own. */
export function ConflictAnswer({ conflict, mayRule }: { conflict: Conflict; mayRule: boolean }) {
  const [rule, setRule] = useState(false);
  const [own, setOwn] = useState(false);
  const resolve = useSend(
    (answer: Resolution) => admin.resolve(conflict.id, { version: conflict.version, ...answer }),
    { say: () => t("conflict.answered") },
  );
  const place = trackerName(conflict.remote.place);
  if (conflict.state === "decided") {
    return (
      <div className="mt-3">
        <Button onPress={() => resolve.send({ keep: "restore" })} pending={resolve.pending}>
          {t("conflict.restore")}
        </Button>
      </div>
    );
  }
  const text = !SINGLE.includes(conflict.field);
  const ruled = rule ? { rememberAsRule: true } : {};
  return (
    <div className="mt-3 flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Button onPress={() => resolve.send({ keep: "hub", ...ruled })} pending={resolve.pending}>
          {t("conflict.keep", { place: "Lockstep" })}
        </Button>
        <Button onPress={() => resolve.send({ keep: "remote", ...ruled })} pending={resolve.pending}>
          {t("conflict.keep", { place })}
        </Button>
        {text && (
          <>
            <Button onPress={() => resolve.send({ keep: "both" })} pending={resolve.pending}>
              {t("conflict.both")}
            </Button>
            <Button look="quiet" onPress={() => setOwn(!own)}>
              {t("conflict.own")}
            </Button>
          </>
        )}
        {mayRule && (
          <Tick checked={rule} onChange={setRule}>
            {t("conflict.rule", { field: word("field", conflict.field) })}
          </Tick>
        )}
      </div>
      {own && (
        <OwnText
          conflict={conflict}
          pending={resolve.pending}
          onSend={(given) => resolve.send({ text: given })}
        />
      )}
    </div>
  );
}
