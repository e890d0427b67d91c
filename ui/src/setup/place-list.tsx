import { Radio, RadioGroup } from "react-aria-components";
import type { PlaceView } from "../api/wire";
import { t } from "../lib/t";

interface Props {
  places: PlaceView[];
  chosen: string;
  onChoose: (place: { container: string; name: string }) => void;
}

export function PlaceList({ places, chosen, onChoose }: Props) {
  if (places.length === 0) return <p className="text-sm text-soft">{t("setup.no-places")}</p>;
  return (
    <RadioGroup
      aria-label={t("setup.places-label")}
      value={chosen}
      onChange={(container) =>
        onChoose({ container, name: places.find((each) => each.container === container)?.name ?? "" })
      }
      className="max-h-80 divide-y divide-line overflow-y-auto rounded-lg border border-line bg-raised"
    >
      {places.map((place) => (
        <Radio
          key={place.container}
          value={place.container}
          isDisabled={place.problem != null}
          className="group flex cursor-default items-start gap-3 px-3 py-2 text-sm -outline-offset-2 data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:bg-hover data-selected:bg-busy-soft"
        >
          <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-control group-data-selected:border-accent">
            <span className="size-2 rounded-full bg-accent opacity-0 group-data-selected:opacity-100" />
          </span>
          <span className="min-w-0 flex-1">
            <span className="block wrap-anywhere">{place.name}</span>
            {place.problem && <span className="block text-soft">{place.problem}</span>}
          </span>
          {place.openIssues != null && (
            <span className="text-soft tabular-nums">{t("setup.open-issues", { n: place.openIssues })}</span>
          )}
        </Radio>
      ))}
    </RadioGroup>
  );
}
