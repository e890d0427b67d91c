import { Check } from "lucide-react";
import { Checkbox } from "react-aria-components";

/** Chooses the card for what is done to several; seen when it is of use, and always there for the keyboard. */
export function CardTick() {
  return (
    <Checkbox
      slot="selection"
      className="group/tick flex size-6 shrink-0 cursor-default items-center justify-center opacity-0 group-data-focus-visible-within:opacity-100 group-data-hovered:opacity-100 group-data-selected:opacity-100 group-focus-within:opacity-100 pointer-coarse:opacity-100"
    >
      <span className="flex size-4.5 items-center justify-center rounded border border-control bg-raised group-data-focus-visible/tick:outline-2 group-data-focus-visible/tick:outline-accent group-data-selected/tick:border-accent group-data-selected/tick:bg-accent">
        <Check
          size={13}
          strokeWidth={3}
          aria-hidden
          className="text-on-accent opacity-0 group-data-selected/tick:opacity-100"
        />
      </span>
    </Checkbox>
  );
}
