import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox } from "react-aria-components";

/** A box to tick. */
export function Tick({
  checked,
  onChange,
  children,
  label,
  disabled = false,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children?: ReactNode;
  label?: string;
  disabled?: boolean;
}) {
  return (
    <Checkbox
      isSelected={checked}
      onChange={onChange}
      isDisabled={disabled}
      {...(label ? { "aria-label": label } : {})}
      className="group inline-flex min-h-6 min-w-6 cursor-default items-center gap-2 text-sm data-disabled:opacity-50"
    >
      <span className="flex size-4.5 shrink-0 items-center justify-center rounded border border-control bg-raised group-data-selected:border-accent group-data-selected:bg-accent group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent">
        <Check
          size={13}
          strokeWidth={3}
          aria-hidden
          className="text-on-accent opacity-0 group-data-selected:opacity-100"
        />
      </span>
      {children}
    </Checkbox>
  );
}
