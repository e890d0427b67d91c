-- What is planned first and released together, and the links' rules for it.

create table operation_hold (
  op_id text    primary key references operation (id) on delete cascade,
  plan  text    not null, -- a guard_plan, or the cycle's pass that it belongs to
  waits integer not null check (waits in (0, 1)) -- until its plan is released
);
create index operation_hold_by_plan on operation_hold (plan, waits, op_id);

create table guard_plan (
  id          text    primary key,
  link_id     text    not null, -- kept when the link is not
  project_id  text    not null,
  pass        text,             -- the cycle's pass that wants it; null for what people do
  kind        text    not null check (kind in ('outgoing', 'absent', 'deletion')),
  state       text    not null check (state in ('collecting', 'held', 'released', 'approved', 'rejected')),
  danger      text    check (danger in ('too_many_changes', 'mass_deletion', 'empty_side', 'deletion')),
  sentence    text,
  done        integer not null check (done in (0, 1)), -- what was decided is carried out
  opened_at   bigint  not null,
  touched_at  bigint  not null,
  judged_at   bigint,
  answered_at bigint,
  answered_by text,
  check ((state = 'collecting') = (judged_at is null)),
  check (state <> 'held' or danger is not null),
  check ((state in ('approved', 'rejected')) = (answered_at is not null))
);
create unique index guard_plan_collecting on guard_plan (link_id, kind, coalesce(pass, '')) where state = 'collecting';
create index guard_plan_open on guard_plan (id) where done = 0;
create index guard_plan_by_link on guard_plan (link_id, id);
create index guard_plan_by_pass on guard_plan (pass, link_id) where pass is not null;

-- What a plan consists of: one row for each record that would be written.
create table guard_change (
  plan_id    text    not null references guard_plan (id) on delete cascade,
  subject_id text    not null, -- the hub's issue or comment
  issue_id   text    not null,
  what       text    not null check (what in ('create', 'edit', 'delete')),
  fields     text    not null, -- names, separated by commas
  carried    integer not null default 0 check (carried in (0, 1)),
  primary key (plan_id, subject_id)
);
create index guard_change_by_issue on guard_change (issue_id, plan_id);
create index guard_change_left on guard_change (plan_id, subject_id) where carried = 0;

-- Deletions that went out lately without being asked for.
create table guard_deletion (
  link_id    text   not null,
  subject_id text   not null,
  at         bigint not null,
  primary key (link_id, subject_id)
);
create index guard_deletion_by_time on guard_deletion (link_id, at);

alter table link add column max_mutations integer not null default 100 check (max_mutations >= 0);
-- What happens in the hub to an issue that was deleted there.
alter table link add column when_deleted text not null default 'keep' check (when_deleted in ('keep', 'close', 'delete'));
-- JSON of what a first import and everything after it takes; null for everything.
alter table link add column intake text;
