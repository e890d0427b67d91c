import { ChevronRight, CircleAlert, Eye } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton, Disclosure, DisclosurePanel } from "react-aria-components";
import { api } from "../api/client";
import { useAction } from "../api/queries";
import type { Watch } from "../api/types";
import { Button } from "../components/button";
import { Chip } from "../components/chip";
import { Ago } from "../components/parts";
import { go } from "../lib/address";
import { t } from "../lib/t";
import { WatchActivity } from "./watch-activity";

export function WatchRow({ watch }: { watch: Watch }) {
  const [open, setOpen] = useState(false);
  const check = useAction(
    () => api.checkWatch(watch.id),
    () => t("watch.looked-at", { name: watch.name }),
  );
  return (
    <li>
      <Disclosure isExpanded={open} onExpandedChange={setOpen}>
        <div className="flex items-center gap-2 pr-3 has-data-hovered:bg-hover">
          <AriaButton
            slot="trigger"
            className="grid min-w-0 flex-1 cursor-default grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 py-2 pl-3 text-left text-sm -outline-offset-2 md:grid-cols-[1rem_7.25rem_minmax(0,1fr)_5.5rem]"
          >
            <ChevronRight
              size={14}
              aria-hidden
              className={`text-soft transition-transform ${open ? "rotate-90" : ""}`}
            />
            <span className="justify-self-start">
              <Chip tone={watch.trouble ? "bad" : "good"} icon={watch.trouble ? CircleAlert : Eye}>
                {t(watch.trouble ? "watch.trouble" : "watch.watching")}
              </Chip>
            </span>
            <span className="col-span-2 col-start-2 min-w-0 md:col-span-1 md:col-start-auto">
              <span className="flex min-w-0 gap-2">
                <span className="truncate font-medium">{watch.name}</span>
                <span className="truncate text-soft">{watch.branches.join(", ")}</span>
              </span>
              <span className={`block truncate ${watch.trouble ? "text-bad" : "text-soft"}`}>
                {watch.trouble ?? t("watch.every", { container: watch.container, n: watch.intervalMinutes })}
              </span>
            </span>
            <span className="col-start-3 row-start-1 text-right text-soft md:col-start-auto md:row-start-auto">
              {watch.checkedAt ? <Ago time={watch.checkedAt} /> : t("watch.not-yet")}
            </span>
          </AriaButton>
          <Button
            look="quiet"
            onPress={() => go(`/watches/${watch.id}`)}
            label={t("watch.open-of", { name: watch.name })}
          >
            {t("watch.open")}
          </Button>
          <Button
            look="quiet"
            onPress={() => check.mutate()}
            label={t("watch.check-of", { name: watch.name })}
          >
            {t("watch.check")}
          </Button>
        </div>
        <DisclosurePanel>{open && <WatchActivity watch={watch} />}</DisclosurePanel>
      </Disclosure>
    </li>
  );
}
