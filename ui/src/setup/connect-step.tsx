import { useState } from "react";
import type { Connection, Tracker } from "../api/types";
import { Button } from "../components/button";
import { Card } from "../components/parts";
import { trackerName } from "../components/tracker";
import { ConnectionForm } from "../connections/connection-form";
import { go } from "../lib/address";
import { t } from "../lib/t";
import { TrackerTiles } from "./tracker-tiles";

/** One that is connected already, or another one. */
export function ConnectStep({ known }: { known: Connection[] }) {
  const [tracker, setTracker] = useState<Tracker>("github");
  // What is made below is not listed above it.
  const [before] = useState(known);
  return (
    <div className="flex flex-col gap-6">
      {before.length > 0 && <Known known={before} />}
      <section className="flex flex-col gap-4">
        <TrackerTiles chosen={tracker} onChoose={setTracker} />
        <ConnectionForm
          key={tracker}
          tracker={tracker}
          names={known.map(({ name }) => name)}
          onReady={choose}
        />
      </section>
    </div>
  );
}

function Known({ known }: { known: Connection[] }) {
  return (
    <section>
      <h2 className="mb-2 font-medium">{t("setup.known")}</h2>
      <Card>
        <ul className="divide-y divide-line">
          {known.map((each) => (
            <li key={each.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
              <span className="font-medium">{trackerName(each.tracker)}</span>
              <span className="min-w-0 flex-1 basis-40 text-soft wrap-anywhere">
                {each.name} · {each.baseUrl}
              </span>
              <Button onPress={() => choose(each.id)} label={t("setup.use-of", { name: each.name })}>
                {t("setup.use")}
              </Button>
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}

function choose(connection: string) {
  const url = new URL(window.location.href);
  url.searchParams.set("connection", connection);
  go(url.pathname + url.search);
}
