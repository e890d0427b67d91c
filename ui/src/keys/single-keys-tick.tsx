import { Tick } from "../components/tick";
import { t } from "../lib/t";
import { useSingleKeys } from "./single-keys";

export function SingleKeysTick() {
  const [on, setOn] = useSingleKeys();
  return (
    <Tick checked={on} onChange={setOn}>
      {t("keys.single")}
    </Tick>
  );
}
