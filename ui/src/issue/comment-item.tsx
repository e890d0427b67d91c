import { useState } from "react";
import type { Comment } from "../api/types";
import { work } from "../api/work";
import { Button } from "../components/button";
import { Confirm } from "../components/confirm";
import { Markdown } from "../components/markdown";
import { Ago } from "../components/parts";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { AuthorName } from "./author-name";
import { CommentEdit } from "./comment-edit";
import { SyncChip } from "./sync-chip";

export function CommentItem({ comment, editable }: { comment: Comment; editable: boolean }) {
  const [asked, setAsked] = useState<"edit" | "delete" | null>(null);
  const remove = useSend(() => work.deleteComment(comment.id, comment.version), {
    after: () => setAsked(null),
  });
  const name = comment.author?.name ?? t("nobody");
  return (
    <li className="rounded-lg border border-line bg-raised px-3.5 py-2.5">
      <div className="mb-1 flex min-h-7 flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <AuthorName author={comment.author} />
        <span className="text-soft">
          <Ago time={comment.createdAt} />
          {comment.modifiedAt > comment.createdAt && ` · ${t("comment.edited")}`}
        </span>
        {comment.syncState !== "synced" && <SyncChip state={comment.syncState} linked />}
        {editable && asked !== "edit" && (
          <span className="ml-auto flex">
            <Button look="quiet" onPress={() => setAsked("edit")} label={t("comment.edit-of", { name })}>
              {t("edit")}
            </Button>
            <Button look="quiet" onPress={() => setAsked("delete")} label={t("comment.delete-of", { name })}>
              {t("delete")}
            </Button>
          </span>
        )}
      </div>
      {asked === "edit" ? (
        <CommentEdit comment={comment} onDone={() => setAsked(null)} />
      ) : (
        <Markdown html={comment.bodyHtml} />
      )}
      <Confirm
        title={t("comment.delete-ask")}
        doIt={t("comment.delete")}
        open={asked === "delete"}
        pending={remove.pending}
        onClose={() => setAsked(null)}
        onDo={() => remove.send()}
      >
        <p>{t("comment.delete-means")}</p>
      </Confirm>
    </li>
  );
}
