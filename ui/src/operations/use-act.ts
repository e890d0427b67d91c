import { type Act, type Chosen, operations } from "../api/operations";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

const MOST_CALLS = 20;

/** Each call has a bound; goes on until nothing is left, or says that there is more. */
export async function throughAll(act: Act, chosen: Chosen, many = operations.many) {
  let changed = 0;
  for (let calls = 0; calls < MOST_CALLS; calls++) {
    const done = await many(act, chosen);
    changed += done.changed;
    if (!done.more || done.changed === 0) return { changed, more: done.more };
  }
  return { changed, more: true };
}

/** Does the same to several, and says to how many it was done. */
export function useMany(after?: () => void) {
  return useSend(
    async ({ act, chosen }: { act: Act; chosen: Chosen }) => ({ act, ...(await throughAll(act, chosen)) }),
    {
      say: ({ act, changed, more }) =>
        t(`operations.done-${act}`, { n: changed }) + (more ? ` ${t("operations.done-more")}` : ""),
      ...(after ? { after } : {}),
    },
  );
}
