import type { Link } from "../api/types";
import { Tick } from "../components/tick";
import { trackerName } from "../components/tracker";
import { t } from "../lib/t";
import { Box } from "../settings/box";
import type { Change } from "./link-settings";

const SENDS = ["labels", "comments", "assignments", "titleChanges", "state", "templatedFields"] as const;

/** Which way changes flow, and which parts of them. */
export function LinkSwitches({ link, change }: { link: Link; change: Change }) {
  const tracker = trackerName(link.tracker);
  return (
    <Box title={t("link.flows")}>
      <div className="flex flex-col items-start gap-2">
        <Tick checked={link.incoming} onChange={(incoming) => change({ incoming })}>
          {t("link.incoming", { tracker })}
        </Tick>
        <Tick checked={link.outgoing} onChange={(outgoing) => change({ outgoing })}>
          {t("link.outgoing", { tracker })}
        </Tick>
        <fieldset className="ml-7 flex flex-wrap gap-x-5 gap-y-1.5">
          <legend className="mb-1 text-sm text-soft">{t("link.sends")}</legend>
          {SENDS.map((part) => (
            <Tick
              key={part}
              checked={link.sends[part] ?? true}
              disabled={!link.outgoing}
              onChange={(on) => change({ sends: { [part]: on } })}
            >
              {t(`link.sends-${part}`)}
            </Tick>
          ))}
        </fieldset>
        <Tick checked={link.attribution} onChange={(attribution) => change({ attribution })}>
          {t("link.attribution")}
        </Tick>
        <Tick checked={link.fallbackComments} onChange={(fallbackComments) => change({ fallbackComments })}>
          {t("link.fallback", { tracker })}
        </Tick>
      </div>
    </Box>
  );
}
