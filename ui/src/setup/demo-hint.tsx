import { t } from "../lib/t";

/** Nothing to connect yet: the demo brings its own trackers. */
export function DemoHint() {
  return (
    <section aria-label={t("setup.demo")} className="mt-8 border-t border-line pt-4 text-sm text-soft">
      <p>{t("setup.demo-how")}</p>
      <pre className="mt-2 overflow-x-auto rounded-lg border border-line bg-raised px-3 py-2 font-mono text-xs">
        ./lockstep demo
      </pre>
    </section>
  );
}
