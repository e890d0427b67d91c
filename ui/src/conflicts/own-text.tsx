import { useState } from "react";
import type { Conflict } from "../api/types";
import { Button } from "../components/button";
import { Field } from "../components/field";
import { t } from "../lib/t";

/** Begins with the hub's value. */
export function OwnText({
  conflict,
  pending,
  onSend,
}: {
  conflict: Conflict;
  pending: boolean;
  onSend: (text: string) => void;
}) {
  const [text, setText] = useState(conflict.hub.value);
  return (
    <div className="flex flex-col gap-2">
      <Field
        label={t("conflict.own")}
        hideLabel
        value={text}
        onChange={setText}
        autoFocus
        {...(conflict.field === "title" ? {} : { rows: 8 })}
      />
      <div>
        <Button look="primary" onPress={() => onSend(text)} pending={pending}>
          {t("conflict.own-send")}
        </Button>
      </div>
    </div>
  );
}
