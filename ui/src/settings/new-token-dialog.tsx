import { useState } from "react";
import { account } from "../api/account";
import type { MadeToken } from "../api/types";
import { AskDialog } from "../components/ask-dialog";
import { Field } from "../components/field";
import { Tick } from "../components/tick";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

const SCOPES = ["read", "write", "admin"] as const;
const USUAL_DAYS = "90";

export function NewTokenDialog({
  admin,
  onMade,
  onClose,
}: {
  admin: boolean;
  onMade: (made: MadeToken) => void;
  onClose: () => void;
}) {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<string[]>(["read"]);
  const [days, setDays] = useState(USUAL_DAYS);
  const make = useSend(() => account.makeToken({ name, scopes, expiresInDays: Number(days) }), {
    after: (made) => {
      onMade(made);
      onClose();
    },
    fields: ["name", "scopes", "expiresInDays"],
  });
  return (
    <AskDialog
      title={t("tokens.new")}
      go={t("tokens.make")}
      sending={make}
      ready={name.trim() !== "" && scopes.length > 0}
      onClose={onClose}
    >
      <div className="flex flex-col gap-3">
        <Field
          label={t("tokens.name")}
          value={name}
          onChange={setName}
          error={make.errorOf("name")}
          autoFocus
        />
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1 text-sm font-medium">{t("tokens.scopes")}</legend>
          {SCOPES.filter((scope) => admin || scope !== "admin").map((scope) => (
            <Tick
              key={scope}
              checked={scopes.includes(scope)}
              onChange={(on) => setScopes(on ? [...scopes, scope] : scopes.filter((each) => each !== scope))}
            >
              {t(`tokens.scope-${scope}`)}
            </Tick>
          ))}
          {make.errorOf("scopes") && <p className="text-xs text-bad">{make.errorOf("scopes")}</p>}
        </fieldset>
        <Field
          label={t("tokens.days")}
          value={days}
          onChange={setDays}
          error={make.errorOf("expiresInDays")}
        />
      </div>
    </AskDialog>
  );
}
