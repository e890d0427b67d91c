import type { ReactNode } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";

export interface Action {
  id: string;
  text: string;
  href?: string;
  danger?: boolean;
  disabled?: boolean;
}

/** A button with an icon that opens a list of things to do. */
export function ActionMenu({
  label,
  icon,
  actions,
  onAction,
  className = "",
  shortcut,
}: {
  label: string;
  icon: ReactNode;
  actions: Action[];
  onAction?: (id: string) => void;
  className?: string;
  shortcut?: string;
}) {
  return (
    <MenuTrigger>
      <Button
        aria-label={label}
        {...(shortcut ? { "data-key": shortcut, "aria-keyshortcuts": shortcut } : {})}
        className={`inline-flex h-7 min-w-7 shrink-0 cursor-default items-center justify-center rounded-md text-soft data-hovered:bg-hover data-hovered:text-ink ${className}`}
      >
        {icon}
      </Button>
      <Popover className="max-w-72 min-w-44 rounded-lg border border-line bg-raised p-1 shadow-lg">
        <Menu
          items={actions}
          onAction={(key) => onAction?.(String(key))}
          disabledKeys={actions.filter((action) => action.disabled).map((action) => action.id)}
          className="max-h-80 overflow-y-auto outline-none"
        >
          {(action) => (
            <MenuItem
              id={action.id}
              {...(action.href ? { href: action.href } : {})}
              className={`block cursor-default rounded-md px-2.5 py-1.5 text-sm wrap-anywhere outline-none data-disabled:text-soft data-disabled:opacity-60 data-focused:bg-hover ${action.danger ? "text-bad" : ""}`}
            >
              {action.text}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
