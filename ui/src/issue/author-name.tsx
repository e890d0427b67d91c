import type { Issue } from "../api/types";
import { trackerName } from "../components/tracker";
import { t } from "../lib/t";

/** Who, and where he or she is known by that name. */
export function AuthorName({ author }: { author: Issue["author"] }) {
  if (!author) return <span className="font-medium">{t("nobody")}</span>;
  return (
    <span className="min-w-0 wrap-anywhere">
      <span className="font-medium">{author.name}</span>
      {author.place !== "lockstep" && (
        <span className="text-soft"> {t("at-place", { place: trackerName(author.place) })}</span>
      )}
    </span>
  );
}
