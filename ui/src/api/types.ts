import type * as wire from "./wire";

/** The wire's types with the words narrowed that the page has a sign, an order or a rule for. */
type Narrow<T, Words> = Omit<T, keyof Words> & Words;

export interface Slice<T> {
  items: T[];
  next?: string | null;
}

export type { Problem } from "./problem";
export type Me = wire.Me;
export type Tracker = "github" | "jira" | "plane";
export type Health = "in-step" | "syncing" | "behind" | "needs-you" | "paused";
export type Link = Narrow<wire.LinkView, { tracker: Tracker; health: Health }>;
export type OnlyHere = wire.OnlyHere;
export type JobStatus = "pending" | "in-progress" | "completed" | "failed";
export type Job = Narrow<wire.JobView, { status: JobStatus; kind: "first-import" | "reconcile" }>;

export const OPERATION_STATES = [
  "queued",
  "processing",
  "completed",
  "errored",
  "canceled",
  "dropped",
  "duplicate",
  "disabled",
] as const;

export type OperationState = (typeof OPERATION_STATES)[number];
export type OperationCounts = Partial<Record<OperationState, number>>;
export type Operation = Narrow<
  wire.OperationView,
  { state: OperationState; kind: "issue" | "comment" | "pull-request"; direction: "inbound" | "outbound" }
>;

export type OperationFilter = wire.Wanted;
export type Story = Operation &
  Pick<wire.OperationStory, Exclude<keyof wire.OperationStory, keyof wire.OperationView>>;
export type ErrorGroup = wire.ErrorGroup;
export type Activity = wire.ActivityView;
export type Done = wire.Done;
export type Delivery = wire.DeliveryView;
export type Round = wire.RoundView;
export type Exchange = wire.ExchangeView;
export type ExchangePart = wire.ExchangePart;
export type Pause = Narrow<wire.PauseView, { scope: "all" | "connection" | "link" | "issue" }>;

export type Watch = wire.WatchView;
export type CheckStatus =
  | "first-seen"
  | "change-detected"
  | "force-push"
  | "branch-deleted"
  | "no-change"
  | "error";
export type Check = Narrow<wire.Check, { status: CheckStatus }>;
export type WatchAction = wire.ActionView;
export type Run = wire.RunView;
/** `etag` names what was read, for a change of it. */
export type Issue = wire.IssueView & { etag?: string };
export type Twin = wire.TwinView;
export type Comment = wire.CommentView;
export type Card = wire.Card;
export type Column = Narrow<wire.ColumnView, { kind: "open" | "closed" }>;
export type Role = "viewer" | "commenter" | "editor" | "owner";
export type Project = Narrow<wire.ProjectView, { role?: Role | null }>;
export type Member = Narrow<wire.MemberView, { role: Role }>;
export type Person = wire.PersonView;
export type Token = wire.TokenView;
export type MadeToken = wire.MadeToken;
export type Notification = wire.NotificationView;
export type TimelineEntry = wire.TimelineView;
export type Conflict = wire.ConflictView;
export type Guard = wire.GuardView;
export type HeldPlan = wire.HeldPlan;
export type AuditEntry = wire.AuditEntry;
export type Subscription = wire.SubscriptionView;
export type Posting = wire.PostingView;
export type Found = wire.Found;
export type Plan = wire.PlanView;
export type PlannedChange = wire.PlannedView;
export type Connection = Narrow<wire.ConnectionView, { tracker: Tracker }>;
export type ConnectionReport = wire.ConnectionReport;
