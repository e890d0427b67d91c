import { SingleKeysTick } from "../keys/single-keys-tick";
import { t } from "../lib/t";
import { Box } from "./box";

/** Keys of one's own browser. */
export function KeysBox() {
  return (
    <Box title={t("keys.title")}>
      <SingleKeysTick />
      <p className="mt-1 text-sm text-soft">{t("keys.single-means")}</p>
    </Box>
  );
}
