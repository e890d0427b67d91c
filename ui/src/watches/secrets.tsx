import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { watches } from "../api/watches";
import { Button } from "../components/button";
import { Field } from "../components/field";
import { Failed } from "../components/parts";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

/** What a script finds in its environment. A value is never shown again. */
export function Secrets({ action, name: of }: { action: string; name: string }) {
  const secrets = useQuery({ queryKey: ["secrets", action], queryFn: () => watches.secrets(action) });
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const add = useSend(() => watches.addSecret(action, name.trim(), value), {
    after: () => {
      setName("");
      setValue("");
    },
    fields: ["name", "value"],
  });
  const remove = useSend((id: string) => watches.removeSecret(action, id));
  return (
    <section aria-label={t("action.secrets-of", { name: of })} className="mt-2 border-t border-line pt-2">
      {secrets.isError && <Failed error={secrets.error} retry={() => void secrets.refetch()} />}
      <ul>
        {secrets.data?.items.map((each) => (
          <li key={each.id} className="flex items-center gap-3">
            <code className="min-w-0 flex-1 font-mono text-xs wrap-anywhere">{each.name}</code>
            <Button
              look="quiet"
              onPress={() => remove.send(each.id)}
              pending={remove.pending}
              label={t("take-out", { name: each.name })}
            >
              {t("mapping.remove")}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="mt-1 grid items-end gap-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          add.send();
        }}
      >
        <Field label={t("secret.name")} value={name} onChange={setName} error={add.errorOf("name")} />
        <Field
          label={t("secret.value")}
          type="password"
          autoComplete="off"
          value={value}
          onChange={setValue}
          error={add.errorOf("value")}
        />
        <Button submit pending={add.pending} disabled={name.trim() === "" || value === ""}>
          {t("secret.add")}
        </Button>
      </form>
    </section>
  );
}
