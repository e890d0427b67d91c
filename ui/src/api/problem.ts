import { t } from "../lib/t";

/** RFC 9457. */
export interface Problem {
  type?: string;
  title?: string;
  status: number;
  detail?: string;
  code?: string;
  field?: string;
}

/** The server said no, or could not be reached (status 0). The message is fit for a person. */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title ?? t("answered", { status: problem.status }));
  }

  get signedOut(): boolean {
    return this.problem.status === 401;
  }
}
