import { useMutation, useQueryClient } from "@tanstack/react-query";
import { atField } from "../api/at-field";
import { ApiError } from "../api/problem";
import { useNotice } from "../components/notice";

interface Sent<T> {
  /** The sentence that says it was done; without one nothing is said. */
  say?: (answer: T) => string;
  after?: (answer: T) => void;
  /** The fields of the form: what the server says of one of them stands there, and is not said besides. */
  fields?: readonly string[];
}

/** Sends something to the server. What it refuses stands at the field that it names, or is said in one sentence. */
export function useSend<T, Given = void>(act: (given: Given) => Promise<T>, sent: Sent<T> = {}) {
  const client = useQueryClient();
  const notice = useNotice();
  const send = useMutation({
    mutationFn: act,
    onSuccess: (answer) => {
      if (sent.say) notice("done", sent.say(answer));
      sent.after?.(answer);
    },
    onError: (error) => {
      if (!(field(error) && sent.fields?.includes(field(error) ?? "")))
        notice("error", error.message, error instanceof ApiError ? error.problem.code : undefined);
    },
    onSettled: () => client.invalidateQueries(),
  });
  return {
    send: send.mutate,
    pending: send.isPending,
    /** What is wrong with this field. */
    errorOf: (name: string) =>
      send.error && field(send.error) === name ? atField(send.error.message, name) : undefined,
    reset: send.reset,
  };
}

function field(error: Error): string | undefined {
  return error instanceof ApiError ? error.problem.field : undefined;
}
