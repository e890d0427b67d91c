-- Whoever asks a tracker with a credential of his own has a budget of his own there: a lane. A connection's own has its id.
create table lane (
  id            text primary key,
  connection_id text not null references connection (id) on delete cascade
);
create index lane_of on lane (connection_id);
insert into lane (id, connection_id) select id, id from connection;

create table lane_budget (
  lane_id       text    primary key references lane (id) on delete cascade,
  request_limit integer check (request_limit >= 0),
  remaining     integer check (remaining >= 0),
  resets_at     bigint,
  not_before    bigint,
  reason        text,
  state         text    not null, -- JSON: what was spent lately, what is given to whom
  updated_at    bigint  not null
);
insert into lane_budget (lane_id, request_limit, remaining, resets_at, not_before, reason, state, updated_at)
  select connection_id, request_limit, remaining, resets_at, not_before, reason, state, updated_at from budget;
drop table budget;
alter table lane_budget rename to budget;
