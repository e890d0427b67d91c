import { Label, Radio, RadioGroup } from "react-aria-components";
import type { Tracker } from "../api/types";
import { trackerName } from "../components/tracker";
import { t } from "../lib/t";

const TRACKERS: Tracker[] = ["github", "jira", "plane"];

export function TrackerTiles(props: { chosen: Tracker; onChoose: (tracker: Tracker) => void }) {
  return (
    <RadioGroup
      value={props.chosen}
      onChange={(value) => props.onChoose(value as Tracker)}
      className="flex flex-col gap-2"
    >
      <Label className="font-medium">{t("setup.which")}</Label>
      <div className="grid gap-2 sm:grid-cols-3">
        {TRACKERS.map((tracker) => (
          <Radio
            key={tracker}
            value={tracker}
            className="cursor-default rounded-lg border border-control bg-raised px-3 py-2.5 text-sm data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent data-hovered:bg-hover data-selected:border-accent data-selected:bg-busy-soft"
          >
            <span className="block font-medium">{trackerName(tracker)}</span>
            <span className="block text-xs text-soft">{t(`setup.needs-${tracker}`)}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
