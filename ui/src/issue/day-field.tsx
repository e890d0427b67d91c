import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "../components/button";
import { Field } from "../components/field";
import { day } from "../lib/format";
import { t } from "../lib/t";

interface Props {
  label: string;
  /** Such as 2026-12-31, or empty. */
  value: string;
  editable: boolean;
  onChange: (day: string) => void;
}

const WHOLE = /^\d{4}-\d{2}-\d{2}$/;

export function DayField({ label, value, editable, onChange }: Props) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  if (!editable) {
    return (
      <div>
        <p className="mb-1 text-sm font-medium">{label}</p>
        <p className="text-sm text-soft">{value ? day(value) : t("none")}</p>
      </div>
    );
  }
  return (
    <div className="flex items-end gap-1">
      <div className="flex-1">
        <Field
          label={label}
          type="date"
          value={typed}
          onChange={(next) => {
            setTyped(next);
            // A date is sent when it is whole; while it is typed the browser tells years such as 0002.
            if (WHOLE.test(next) && next >= "1000" && next !== value) onChange(next);
          }}
        />
      </div>
      {value && (
        <IconButton label={t("issue.no-due")} onPress={() => onChange("")}>
          <X size={14} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
