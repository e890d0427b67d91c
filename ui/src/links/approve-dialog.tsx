import { api } from "../api/client";
import { useAction, useOnlyHere } from "../api/queries";
import type { Link } from "../api/types";
import { Button } from "../components/button";
import { Dialog } from "../components/dialog";
import { Failed } from "../components/parts";
import { t } from "../lib/t";

/** Shows what would be sent before anything is. */
export function ApproveDialog(props: { link: Link; name: string; open: boolean; onClose: () => void }) {
  const { link, name, open, onClose } = props;
  const list = useOnlyHere(link.id, open);
  const approve = useAction(
    () => api.approve(link.id),
    () => t("only-here.approved", { name }),
  );
  const items = list.data?.items ?? [];
  const more = link.onlyHere - items.length;
  return (
    <Dialog
      title={t("only-here.ask", { n: link.onlyHere })}
      open={open}
      onClose={onClose}
      buttons={
        <>
          <Button onPress={onClose}>{t("only-here.not-now")}</Button>
          <Button
            look="primary"
            disabled={!list.data}
            pending={approve.isPending}
            onPress={() => approve.mutate(undefined, { onSuccess: onClose })}
          >
            {t("only-here.send", { n: link.onlyHere })}
          </Button>
        </>
      }
    >
      <p className="text-soft">{t("only-here.what", { name, project: link.projectName })}</p>
      {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <p className="mt-3 text-soft">{t("only-here.reading")}</p>}
      <ul className="mt-3 divide-y divide-line rounded-md border border-line">
        {items.map((item) => (
          <li key={item.remoteId} className="flex gap-3 px-3 py-1.5">
            <span className="min-w-0 flex-1 wrap-anywhere">{item.title}</span>
            {item.url && (
              <a href={item.url} target="_blank" rel="noreferrer" className="text-accent underline">
                {t("only-here.open")}
                <span className="sr-only">: {item.title}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
      {list.data && more > 0 && <p className="mt-2 text-soft">{t("only-here.more", { n: more })}</p>}
    </Dialog>
  );
}
