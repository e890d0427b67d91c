import { Plus, X } from "lucide-react";
import { useId, useState } from "react";
import { Form, Group } from "react-aria-components";
import { ActionMenu } from "../components/action-menu";
import { IconButton } from "../components/button";
import { Field } from "../components/field";
import { t } from "../lib/t";

interface Props {
  label: string;
  add: string;
  names: string[];
  known: string[];
  editable: boolean;
  /** New names may be typed, besides the known ones. */
  free?: boolean;
  show: (name: string) => { text: string; hint: string };
  onChange: (names: string[]) => void;
}

/** A set of names: each can be taken out, others come in from a list or by typing. */
export function NamesField({ label, add, names, known, editable, free = false, show, onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const others = known.filter((name) => !names.includes(name));
  return (
    <Group aria-labelledby={id}>
      <div className="mb-1 flex min-h-7 items-center justify-between">
        <span id={id} className="text-sm font-medium">
          {label}
        </span>
        {editable && others.length > 0 && (
          <ActionMenu
            label={add}
            icon={<Plus size={15} aria-hidden />}
            actions={others.map((name) => ({ id: name, text: show(name).text }))}
            onAction={(name) => onChange([...names, name])}
          />
        )}
      </div>
      {names.length === 0 && !free && <p className="text-sm text-soft">{t("none")}</p>}
      <ul className="flex flex-wrap gap-1.5">
        {names.map((name) => {
          const { text, hint } = show(name);
          return (
            <li
              key={name}
              title={hint}
              className="inline-flex min-h-6 max-w-full items-center rounded-full bg-idle-soft pl-2.5 text-xs text-idle"
            >
              <span className={`min-w-0 wrap-anywhere ${editable ? "" : "pr-2.5"}`}>{text}</span>
              {editable && (
                <IconButton
                  label={t("take-out", { name: text })}
                  onPress={() => onChange(names.filter((each) => each !== name))}
                >
                  <X size={12} aria-hidden />
                </IconButton>
              )}
            </li>
          );
        })}
      </ul>
      {editable && free && (
        <Form
          className="mt-1.5"
          onSubmit={(event) => {
            event.preventDefault();
            const name = typed.trim();
            if (name && !names.includes(name)) onChange([...names, name]);
            setTyped("");
          }}
        >
          <Field hideLabel label={add} placeholder={add} value={typed} onChange={setTyped} maxLength={100} />
        </Form>
      )}
    </Group>
  );
}
