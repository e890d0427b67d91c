import { Button } from "../components/button";
import { Dialog } from "../components/dialog";
import { type TextKey, t } from "../lib/t";
import { SingleKeysTick } from "./single-keys-tick";

const KEYS: Array<[string, TextKey]> = [
  ["Ctrl K, ⌘ K, /", "keys.palette"],
  ["?", "keys.sheet"],
  ["c", "keys.create"],
  ["g p", "nav.projects"],
  ["g c", "nav.conflicts"],
  ["g l", "nav.links"],
  ["g o", "nav.operations"],
  ["g w", "nav.watches"],
  ["g n", "nav.notifications"],
  ["g s", "nav.settings"],
  ["j, k", "keys.rows"],
  ["x", "keys.tick"],
  ["r", "keys.retry"],
  ["p", "keys.pause"],
  ["Enter", "keys.drag"],
];

/** All keys, and the switch for those without Ctrl. */
export default function Sheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      title={t("keys.title")}
      open
      onClose={onClose}
      buttons={<Button onPress={onClose}>{t("close")}</Button>}
    >
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1.5">
        {KEYS.map(([keys, text]) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="rounded border border-line bg-page px-1.5 py-0.5 font-mono text-xs">{keys}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4">
        <SingleKeysTick />
        <p className="mt-1 text-soft">{t("keys.single-means")}</p>
      </div>
    </Dialog>
  );
}
