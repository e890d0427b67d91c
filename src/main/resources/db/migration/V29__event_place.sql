-- How far each part that acts on events has come, and what it could not take.

create table event_place (
  consumer   text   primary key,
  seq        bigint not null, -- the newest that it has taken
  alone_to   bigint not null, -- up to here one at a time, because some of them failed together
  attempts   integer not null,
  not_before bigint not null  -- after a failure
);

create table event_aside (
  id         text   primary key,
  consumer   text   not null,
  event_id   text   not null,
  seq        bigint not null,
  type       text   not null,
  subject    text   not null,
  project_id text,
  payload    text   not null,
  at         bigint not null,
  reason     text   not null,
  aside_at   bigint not null,
  unique (consumer, event_id)
);
create index event_aside_by_time on event_aside (aside_at);
