import { t } from "../lib/t";

/** To what the guide says of a refusal. Opened beside the page, so that nothing typed is lost. */
export function CodeLink({ code }: { code: string | undefined }) {
  if (!code) return null;
  return (
    <a
      href={`/guide/errors#${encodeURIComponent(code)}`}
      target="_blank"
      rel="noreferrer"
      className="text-accent underline underline-offset-2"
    >
      {t("code-link")}
      <span className="sr-only"> {t("opens-elsewhere")}</span>
    </a>
  );
}
