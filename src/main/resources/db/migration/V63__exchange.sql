-- What was asked of trackers in one round of processing, and their answers: JSON, bounded, without secrets. It leaves with the operation.
create table operation_exchange (
  operation_id text   not null,
  fence        bigint not null, -- of the claim
  at           bigint not null,
  round        text   not null,
  primary key (operation_id, fence)
);
