import { useState } from "react";
import type { Comment } from "../api/types";
import { work } from "../api/work";
import { Button } from "../components/button";
import { MarkdownField } from "../components/markdown-field";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

export function CommentEdit({ comment, onDone }: { comment: Comment; onDone: () => void }) {
  const [text, setText] = useState(comment.body);
  const save = useSend(() => work.editComment(comment.id, text, comment.version), {
    after: onDone,
    fields: ["body"],
  });
  return (
    <div className="flex flex-col gap-2">
      <MarkdownField
        label={t("comment.comment")}
        value={text}
        onChange={setText}
        rows={5}
        error={save.errorOf("body")}
        autoFocus
      />
      <div className="flex gap-2">
        <Button
          look="primary"
          onPress={() => save.send()}
          pending={save.pending}
          disabled={text.trim() === ""}
        >
          {t("save")}
        </Button>
        <Button onPress={onDone}>{t("cancel")}</Button>
      </div>
    </div>
  );
}
