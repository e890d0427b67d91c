import { useWaysIn } from "../api/account-queries";
import { t } from "../lib/t";

/** The other ways in that the server knows, and why none works over this connection, where that is so. */
export function Providers() {
  const ways = useWaysIn().data;
  const back = encodeURIComponent(window.location.pathname + window.location.search);
  const others = ways?.items.filter(({ kind }) => kind === "openid") ?? [];
  return (
    <>
      {ways?.httpsRequired && (
        <p role="alert" className="mt-3 text-sm text-bad">
          {ways.httpsRequired}
        </p>
      )}
      {others.map(({ name, start }) => (
        <a
          key={start}
          href={`${start}?back=${back}`}
          className="mt-3 flex h-8 items-center justify-center rounded-md border border-control bg-raised px-2.5 text-sm font-medium hover:bg-hover"
        >
          {t("sign-in.with", { name })}
        </a>
      ))}
    </>
  );
}
