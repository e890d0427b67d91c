-- What both sides changed at the same time, and what is done then. Never pruned.

create table conflict_rule (
  link_id text not null references link (id) on delete cascade,
  field   text not null check (field in ('title', 'body', 'state', 'priority', 'comment')),
  policy  text not null check (policy in ('newest', 'remote', 'hub', 'ask')),
  primary key (link_id, field)
);

create table conflict (
  id           text    primary key,
  project_id   text    not null references project (id) on delete cascade,
  issue_id     text    not null references issue (id) on delete cascade,
  subject_id   text    not null, -- the issue, or its comment
  link_id      text    not null, -- kept when the link is not
  field        text    not null check (field in ('title', 'body', 'state', 'priority', 'comment')),
  policy       text    not null, -- what was to decide
  state        text    not null check (state in ('open', 'decided', 'resolved')),
  base_value   text    not null, -- all three in the hub's words
  hub_value    text    not null,
  remote_value text    not null,
  remote_raw   text    not null, -- as the tracker has it
  hub_seen     text    not null, -- JSON: who, where, when
  remote_seen  text    not null,
  winning      text,             -- what stands since
  resolution   text,
  resolved_by  text,
  carried_out  integer not null check (carried_out in (0, 1)), -- the link's base knows the answer
  version      bigint  not null check (version > 0),
  opened_at    bigint  not null,
  ended_at     bigint,
  check ((state = 'open') = (ended_at is null)),
  check ((state = 'resolved') = (resolution is not null))
);
create unique index conflict_open on conflict (link_id, subject_id, field) where state = 'open';
create index conflict_waiting on conflict (link_id, subject_id) where carried_out = 0;
create index conflict_by_issue on conflict (issue_id, id);
create index conflict_by_project on conflict (project_id, id);
create index conflict_by_link on conflict (link_id, id);
create index conflict_open_by_id on conflict (id) where state = 'open';
