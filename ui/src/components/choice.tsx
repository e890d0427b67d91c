import { Check, ChevronDown } from "lucide-react";
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";

export interface Option {
  id: string;
  text: string;
}

/** One of a few. */
export function Choice({
  label,
  value,
  options,
  onChange,
  hideLabel = false,
  disabled = false,
}: {
  label: string;
  value: string;
  options: Option[];
  onChange: (id: string) => void;
  hideLabel?: boolean;
  disabled?: boolean;
}) {
  return (
    <Select
      value={value}
      onChange={(key) => onChange(String(key))}
      isDisabled={disabled}
      className="flex min-w-0 flex-col gap-1"
    >
      <Label className={hideLabel ? "sr-only" : "text-sm font-medium"}>{label}</Label>
      <Button className="inline-flex h-8 min-w-0 cursor-default items-center justify-between gap-2 rounded-md border border-control bg-raised px-2.5 text-sm data-disabled:opacity-60 data-hovered:bg-hover">
        <SelectValue className="truncate">{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size={14} aria-hidden className="shrink-0 text-soft" />
      </Button>
      <Popover className="min-w-(--trigger-width) rounded-lg border border-line bg-raised p-1 shadow-lg">
        <ListBox className="max-h-72 overflow-y-auto outline-none" items={options}>
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.text}
              className="flex cursor-default items-center gap-2 rounded-md px-2 py-1.5 text-sm outline-none data-focused:bg-hover"
            >
              {({ isSelected }) => (
                <>
                  <Check size={14} aria-hidden className={isSelected ? "text-accent" : "invisible"} />
                  {option.text}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
