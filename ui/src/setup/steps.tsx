import { type TextKey, t } from "../lib/t";

const STEPS: TextKey[] = ["setup.connect", "setup.choose", "setup.review", "setup.go"];

/** Where one is on the way. */
export function Steps({ at }: { at: number }) {
  return (
    <ol aria-label={t("setup.steps")} className="mb-5 flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {STEPS.map((step, each) => (
        <li
          key={step}
          {...(each === at ? { "aria-current": "step" as const } : {})}
          className={`flex items-center gap-2 ${each === at ? "font-medium" : "text-soft"}`}
        >
          <span
            aria-hidden
            className={`inline-flex size-5 items-center justify-center rounded-full text-xs tabular-nums ${each <= at ? "bg-accent text-on-accent" : "bg-idle-soft text-idle"}`}
          >
            {each + 1}
          </span>
          {t(step)}
        </li>
      ))}
    </ol>
  );
}
