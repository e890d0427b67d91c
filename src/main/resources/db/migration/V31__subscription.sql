-- Who wants to be told of events, and what each of them is told.

create table subscription (
  id            text    primary key,
  project_id    text    references project (id) on delete cascade, -- null: events of everything
  url           text    not null,
  wanted        text    not null, -- JSON list of types, beginnings of types and names; all when empty
  secret        text    not null, -- ciphertext, bound to this row
  enabled       integer not null check (enabled in (0, 1)),
  stopped       text,             -- why it was disabled, if nobody did it
  failures      integer not null, -- since something went through
  failing_since bigint,
  next_at       bigint  not null, -- nothing is sent before
  lease_token   text,             -- one node at a time sends
  lease_until   bigint  not null,
  created_at    bigint  not null
);
create index subscription_of on subscription (project_id);
create index subscription_next on subscription (next_at) where enabled = 1;

create table posting (
  id              text    primary key,
  subscription_id text    not null references subscription (id) on delete cascade,
  event_id        text    not null, -- the id that the receiver knows it by
  seq             bigint  not null,
  type            text    not null,
  body            text    not null,
  state           text    not null check (state in ('waiting', 'delivered', 'failed')),
  attempts        integer not null,
  due_at          bigint  not null,
  status          integer,          -- of the last answer
  said            text,             -- its beginning, or why there was none
  attempted_at    bigint,
  created_at      bigint  not null,
  unique (subscription_id, event_id)
);
create index posting_waiting on posting (subscription_id, seq) where state = 'waiting';
create index posting_of on posting (subscription_id, id);
create index posting_old on posting (created_at) where state <> 'waiting';
