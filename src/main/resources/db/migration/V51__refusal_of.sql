-- A tracker may let somebody comment and not change issues: a refusal may be of these alone.
create table identity_refused (
  identity_id text   not null references identity (id) on delete cascade,
  link_id     text   not null, -- '' for everywhere
  of_what     text   not null check (of_what in ('all', 'fields')),
  reason      text   not null,
  refused_at  bigint not null,
  primary key (identity_id, link_id, of_what)
);
insert into identity_refused (identity_id, link_id, of_what, reason, refused_at)
  select identity_id, link_id, 'all', reason, refused_at from identity_refusal;
drop table identity_refusal;
alter table identity_refused rename to identity_refusal;
