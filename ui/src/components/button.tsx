import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";

const LOOK = {
  plain: "border-line bg-raised text-ink data-hovered:bg-hover",
  primary: "border-transparent bg-accent text-on-accent data-hovered:bg-accent-strong",
  attention: "border-warn-line bg-warn-soft text-warn data-hovered:border-warn",
  danger: "border-bad-line bg-bad-soft text-bad data-hovered:border-bad",
  quiet: "border-transparent text-soft data-hovered:bg-hover data-hovered:text-ink",
} as const;

interface Props {
  children: ReactNode;
  onPress?: () => void;
  look?: keyof typeof LOOK;
  pending?: boolean;
  disabled?: boolean;
  /** Full name for screen readers where the text alone would not say what it acts on. Begins with the text. */
  label?: string;
  slot?: string;
  /** Sends the form it stands in. */
  submit?: boolean;
  /** The single key that presses it. */
  shortcut?: string;
}

export function Button({
  children,
  onPress,
  look = "plain",
  pending = false,
  disabled = false,
  label,
  slot,
  submit = false,
  shortcut,
}: Props) {
  // The library's own "isPending" announces an element that is gone by then.
  return (
    <AriaButton
      {...(onPress && !pending ? { onPress } : {})}
      {...(label ? { "aria-label": label } : {})}
      {...(slot ? { slot } : {})}
      {...(pending ? { "aria-disabled": true } : {})}
      {...(shortcut ? { "data-key": shortcut, "aria-keyshortcuts": shortcut } : {})}
      type={submit && !pending ? "submit" : "button"}
      isDisabled={disabled}
      className={`${LOOK[look]} ${pending ? "opacity-60" : ""} inline-flex h-8 shrink-0 cursor-default items-center justify-center gap-1.5 rounded-md border px-2.5 text-sm font-medium whitespace-nowrap data-disabled:opacity-50`}
    >
      {children}
    </AriaButton>
  );
}

export function IconButton({
  label,
  onPress,
  children,
}: {
  label: string;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <AriaButton
      aria-label={label}
      onPress={onPress}
      className="inline-flex size-7 shrink-0 cursor-default items-center justify-center rounded-md text-soft data-hovered:bg-hover data-hovered:text-ink"
    >
      {children}
    </AriaButton>
  );
}
