import { ChevronDown } from "lucide-react";
import { useState } from "react";
import {
  Button,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from "react-aria-components";
import { t } from "../lib/t";
import { useUnhidden } from "../lib/use-unhidden";
import { BOX } from "./field";

export interface Pick {
  key: string;
  name: string;
}

interface Props {
  label: string;
  /** What is in the box: a name of the list, or anything else. */
  value: string;
  onChange: (value: string) => void;
  picks: Pick[];
  error?: string | undefined;
  hint?: string | undefined;
}

const SHOWN = 200;

/** A text field with a list to pick from; what is not in the list can be typed. */
export function PickField({ label, value, onChange, picks, error, hint }: Props) {
  const items = told(picks);
  const typed = value.trim().toLowerCase();
  const exact = items.some((each) => each.text.toLowerCase() === typed);
  const fitting = exact ? items : items.filter((each) => each.text.toLowerCase().includes(typed));
  const [open, setOpen] = useState(false);
  useUnhidden(open);
  return (
    <ComboBox
      onOpenChange={setOpen}
      inputValue={value}
      onInputChange={onChange}
      items={fitting.slice(0, SHOWN)}
      allowsCustomValue
      menuTrigger="focus"
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className="flex min-w-0 flex-col gap-1"
    >
      <Label className="text-sm font-medium">{label}</Label>
      <div className="relative">
        <Input className={`${BOX} h-8 py-0 pr-8`} />
        <Button
          aria-label={t("pick.open", { label })}
          className="absolute inset-y-0 right-0 flex w-7 cursor-default items-center justify-center text-soft"
        >
          <ChevronDown size={14} aria-hidden />
        </Button>
      </div>
      {hint && (
        <Text slot="description" className="text-xs text-soft">
          {hint}
        </Text>
      )}
      <FieldError className="text-xs text-bad">{error}</FieldError>
      <Popover className="max-w-80 min-w-(--trigger-width) rounded-lg border border-line bg-raised p-1 shadow-lg">
        <ListBox className="max-h-72 overflow-y-auto outline-none">
          {(item: { id: string; text: string }) => (
            <ListBoxItem
              id={item.id}
              textValue={item.text}
              className="cursor-default rounded-md px-2 py-1.5 text-sm wrap-anywhere outline-none data-focused:bg-hover"
            >
              {item.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** Two of one name are told apart by their keys. */
function told(picks: Pick[]): { id: string; text: string }[] {
  const seen = new Map<string, number>();
  for (const { name } of picks) seen.set(name, (seen.get(name) ?? 0) + 1);
  return picks.map(({ key, name }) => ({
    id: key,
    text: (seen.get(name) ?? 0) > 1 ? `${name} (${key})` : name,
  }));
}

/** What was meant: the key of what was picked, or what was typed. */
export function meant(picks: Pick[], value: string): string {
  const text = value.trim();
  return told(picks).find((each) => each.text === text)?.id ?? text;
}
