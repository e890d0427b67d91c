import { useState } from "react";
import { admin } from "../api/admin";
import { useMe } from "../api/queries";
import type { Person } from "../api/types";
import { Button } from "../components/button";
import { Confirm } from "../components/confirm";
import { Pill } from "../components/pill";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

export function PersonRow({ person }: { person: Person }) {
  const me = useMe().data;
  const [asked, setAsked] = useState(false);
  const turn = useSend(() => admin.activate(person.id, !person.active), {
    say: (now) => t(now.active ? "people.activated" : "people.deactivated", { name: now.name }),
    after: () => setAsked(false),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-medium wrap-anywhere">{person.name}</p>
        {person.email && <p className="text-soft wrap-anywhere">{person.email}</p>}
      </div>
      {person.admin && <Pill>{t("people.admin")}</Pill>}
      {!person.active && <Pill>{t("people.inactive")}</Pill>}
      {person.id !== me?.id && (
        <Button
          look="quiet"
          onPress={() => (person.active ? setAsked(true) : turn.send())}
          pending={turn.pending}
          label={t(person.active ? "people.deactivate-of" : "people.activate-of", { name: person.name })}
        >
          {t(person.active ? "people.deactivate" : "people.activate")}
        </Button>
      )}
      <Confirm
        title={t("people.deactivate-ask", { name: person.name })}
        doIt={t("people.deactivate")}
        open={asked}
        pending={turn.pending}
        onClose={() => setAsked(false)}
        onDo={() => turn.send()}
      >
        <p>{t("people.deactivate-means")}</p>
      </Confirm>
    </li>
  );
}
