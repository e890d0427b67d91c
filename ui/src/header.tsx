import { Monitor, Moon, Sun } from "lucide-react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { type LiveState, useLiveState } from "./api/live";
import { type Theme, useTheme } from "./lib/theme";

const LIVE: Record<LiveState, { word: string; dot: string; means: string }> = {
  connecting: { word: "Connecting", dot: "bg-idle", means: "The live connection is being made." },
  connected: { word: "Live", dot: "bg-good", means: "Changes show at once." },
  stale: {
    word: "Not live",
    dot: "bg-warn",
    means: "The live connection is down; asking every few seconds.",
  },
};

const THEMES = [
  ["system", "System theme", Monitor],
  ["light", "Light theme", Sun],
  ["dark", "Dark theme", Moon],
] as const;

export function Header({ version }: { version: string | undefined }) {
  return (
    <header className="border-b border-line bg-raised">
      <div className="mx-auto flex h-13 max-w-6xl items-center gap-3 px-4 sm:px-6">
        <img src="/favicon.svg" alt="" width="22" height="22" />
        <h1 className="font-semibold tracking-tight">Lockstep</h1>
        {version && <span className="hidden text-xs text-soft sm:inline">{version}</span>}
        <div className="ml-auto flex items-center gap-3 sm:gap-4">
          {version && <LiveDot />}
          <ThemeChoice />
        </div>
      </div>
    </header>
  );
}

function LiveDot() {
  const { word, dot, means } = LIVE[useLiveState()];
  return (
    <span role="status" title={means} className="flex items-center gap-2 text-sm text-soft">
      <span aria-hidden className={`size-2 rounded-full ${dot}`} />
      {word}
    </span>
  );
}

function ThemeChoice() {
  const [theme, setTheme] = useTheme();
  return (
    <ToggleButtonGroup
      aria-label="Theme"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[theme]}
      onSelectionChange={(keys) => setTheme([...keys][0] as Theme)}
      className="flex rounded-md border border-line p-0.5"
    >
      {THEMES.map(([id, label, Icon]) => (
        <ToggleButton
          key={id}
          id={id}
          aria-label={label}
          className="inline-flex size-7 cursor-default items-center justify-center rounded-[0.3rem] text-soft data-hovered:text-ink data-selected:bg-hover data-selected:text-ink"
        >
          <Icon size={15} aria-hidden />
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
