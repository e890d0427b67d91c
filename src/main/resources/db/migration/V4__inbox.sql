-- Webhook deliveries as they arrived; they leave some time after they were taken.
create table delivery (
  id            text   primary key,
  connection_id text   not null,
  event         text   not null,
  guid          text,            -- the tracker's delivery id, where it survives a retry
  body_hash     text   check (length(body_hash) = 64), -- SHA-256, hex; where there is no such id
  body          text   not null,
  received_at   bigint not null,
  taken_at      bigint,
  action        text,            -- the tracker's word for what happened, once it was taken
  status        text   not null default 'waiting'
    check (status in ('waiting', 'processed', 'unsupported', 'errored')),
  result        text,            -- what became of it
  check (guid is not null or body_hash is not null),
  check ((taken_at is null) = (result is null)),
  check ((taken_at is null) = (status = 'waiting'))
);
create unique index delivery_once on delivery (connection_id, guid) where guid is not null;
create index delivery_by_body on delivery (connection_id, body_hash, received_at) where guid is null;
create index delivery_waiting on delivery (id) where taken_at is null;
create index delivery_trouble on delivery (status, id) where status in ('unsupported', 'errored');
create index delivery_taken on delivery (taken_at) where taken_at is not null;
