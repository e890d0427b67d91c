import { useState } from "react";
import { Form } from "react-aria-components";
import { account } from "../api/account";
import type { QuietView } from "../api/wire";
import { Button } from "../components/button";
import { Field } from "../components/field";
import { Ago } from "../components/parts";
import { PickField } from "../components/pick-field";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const ZONES = ["UTC", ...Intl.supportedValuesOf("timeZone")].map((name) => ({ key: name, name }));

export function QuietHoursForm({ quiet }: { quiet: QuietView }) {
  const set = quiet.hours ?? undefined;
  const [from, setFrom] = useState(set?.from ?? "22:00");
  const [until, setUntil] = useState(set?.until ?? "07:00");
  const [zone, setZone] = useState(set?.zone ?? HERE);
  const save = useSend(() => account.setQuietHours({ from, until, zone }), {
    say: () => t("saved"),
    fields: ["from", "until", "zone"],
  });
  const remove = useSend(account.removeQuietHours, { say: () => t("quiet.removed") });
  const same = set?.from === from && set.until === until && set.zone === zone;
  return (
    <Form
      className="flex max-w-xl flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save.send();
      }}
    >
      <p className="text-sm text-soft">{t("quiet.means")}</p>
      {quiet.quietUntil && (
        <p className="text-sm">
          {t("quiet.now")} <Ago time={quiet.quietUntil} />
        </p>
      )}
      <div className="grid items-start gap-2 sm:grid-cols-[8.5rem_8.5rem_minmax(0,1fr)]">
        <Field
          label={t("quiet.from")}
          type="time"
          value={from}
          onChange={setFrom}
          error={save.errorOf("from")}
        />
        <Field
          label={t("quiet.until")}
          type="time"
          value={until}
          onChange={setUntil}
          error={save.errorOf("until")}
        />
        <PickField
          label={t("quiet.zone")}
          value={zone}
          onChange={setZone}
          picks={ZONES}
          error={save.errorOf("zone")}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button submit pending={save.pending} disabled={same}>
          {t("save")}
        </Button>
        {set && (
          <Button onPress={() => remove.send()} pending={remove.pending}>
            {t("quiet.remove")}
          </Button>
        )}
      </div>
    </Form>
  );
}
