-- The queue of sync operations. docs/operation-states.md draws the states; a test ties it to the CHECK here.

create table operation (
  seq               ${sequence}, -- order of intake
  id                text    not null unique,
  res_key           text    not null,
  kind              text    not null check (kind in ('issue', 'comment', 'pull_request')),
  subject_id        text    not null,
  direction         text    not null check (direction in ('inbound', 'outbound')),
  link_id           text    not null,
  connection_id     text    not null,
  job_id            text,
  event_kind        text    not null,
  remote_id         text,
  remote_updated_at bigint,
  effective_at      bigint  not null,
  content_hash      text,
  delivery_id       text,
  covers            text    not null, -- names of fields, separated by commas; empty for all
  turn              integer not null check (turn between 0 and 3), -- issue news, issue look, comment news, comment look
  priority          integer not null check (priority in (0, 1)),   -- live, backfill
  state             text    not null check (state in
    ('queued', 'processing', 'completed', 'errored', 'canceled', 'dropped', 'duplicate', 'disabled')),
  canceled_by       text,
  duplicate_of      text,
  dropped_for       text,
  reason            text,
  hint              text,
  error_class       text,
  attempts          integer not null default 0 check (attempts >= 0),
  max_attempts      integer not null check (max_attempts > 0),
  next_attempt_at   bigint,
  fence             bigint  not null default 0,
  lease_owner       text,
  lease_until       bigint,
  created_at        bigint  not null,
  started_at        bigint,
  finished_at       bigint,
  payload           text,             -- JSON, only while open; the last, so that reading the others never reads it
  check ((state in ('queued', 'processing')) = (finished_at is null)),
  check ((state = 'processing') = (lease_owner is not null)),
  check ((lease_owner is null) = (lease_until is null)),
  check (state <> 'processing' or started_at is not null),
  check (payload is null or state in ('queued', 'processing')),
  check (state in ('queued', 'processing') or reason is not null),
  check (state <> 'errored' or (error_class is not null and hint is not null)),
  check (canceled_by is null or state = 'canceled'),
  check ((duplicate_of is not null) = (state = 'duplicate')),
  check (dropped_for is null or state = 'dropped'),
  check (next_attempt_at is null or state = 'queued')
);
-- The invariant's last line of defence: never two at once on one resource.
create unique index operation_processing on operation (res_key) where state = 'processing';
-- Whose turn it is on one head.
create index operation_queued on operation (res_key, link_id, turn, effective_at, seq) where state = 'queued';
create index operation_live on operation (res_key, link_id) where state = 'queued' and priority = 0;
create index operation_oldest on operation (seq, link_id) where state = 'queued';
-- What intake and the second look at claim must know. Duplicates and the dropped may pile up and do not count. No index
-- but those of the queue itself names the state: its changes would rewrite them all.
create index operation_subject on operation (subject_id, link_id, effective_at)
  where event_kind <> 'look' and duplicate_of is null;
create index operation_look on operation (subject_id, link_id) where state = 'queued' and event_kind = 'look';
create index operation_delivery on operation (delivery_id, subject_id) where delivery_id is not null;
-- Lists and counts. What is completed is counted as the rest.
create index operation_key on operation (res_key, seq);
create index operation_link on operation (link_id, seq);
create index operation_trouble on operation (state, seq, link_id)
  where state not in ('queued', 'processing', 'completed');
create index operation_errored on operation (res_key, seq) where state = 'errored';
create index operation_job on operation (job_id, seq) where job_id is not null;
create index operation_job_ended on operation (job_id, state, reason) where finished_at is not null and job_id is not null;

-- What happened to an operation besides the plain way queued, processing, completed.
create table operation_history (
  seq          ${sequence},
  operation_id text    not null,
  at           bigint  not null,
  state        text    not null, -- the state it came into
  reason       text    not null,
  detail       text
);
create index operation_history_of on operation_history (operation_id, seq);

-- One row per resource and link with something queued: the next operation of it, so that a claim reads an index of
-- what can run and never the queue behind it.
create table queue_head (
  res_key       text    not null,
  link_id       text    not null,
  connection_id text    not null,
  op_id         text    not null,
  turn          integer not null,
  priority      integer not null, -- the best of all that is queued here
  ready_at      bigint  not null,
  busy          integer not null check (busy in (0, 1)), -- something of this resource is processing
  primary key (res_key, link_id)
);
create index queue_head_ready on queue_head (link_id, priority, ready_at, op_id) where busy = 0;

-- A connection that must not be used before a time.
create table connection_gate (
  connection_id text    not null,
  backfill_only integer not null check (backfill_only in (0, 1)), -- live work may go on
  not_before    bigint  not null,
  reason        text    not null,
  primary key (connection_id, backfill_only)
);
-- What a person or the guard stopped: everything, a connection, a link, or an issue (by its resource).
create table pause (
  scope     text   not null check (scope in ('all', 'connection', 'link', 'issue')),
  target    text   not null, -- its id; empty for everything
  reason    text   not null,
  paused_by text   not null,
  paused_at bigint not null,
  primary key (scope, target),
  check ((scope = 'all') = (target = ''))
);
