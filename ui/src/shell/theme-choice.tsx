import { Monitor, Moon, Sun } from "lucide-react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { t } from "../lib/t";
import { type Theme, useTheme } from "../lib/theme";

/** The signs of the three; the words stand in the account's menu on a phone. */
export const THEMES = [
  ["system", "theme.system", Monitor],
  ["light", "theme.light", Sun],
  ["dark", "theme.dark", Moon],
] as const;

export function ThemeChoice() {
  const [theme, setTheme] = useTheme();
  return (
    <ToggleButtonGroup
      aria-label={t("theme")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[theme]}
      onSelectionChange={(keys) => setTheme([...keys][0] as Theme)}
      className="hidden rounded-md border border-line p-0.5 sm:flex"
    >
      {THEMES.map(([id, label, Icon]) => (
        <ToggleButton
          key={id}
          id={id}
          aria-label={t(label)}
          className="inline-flex size-7 cursor-default items-center justify-center rounded-[0.3rem] text-soft data-hovered:text-ink data-selected:bg-hover data-selected:text-ink"
        >
          <Icon size={15} aria-hidden />
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
