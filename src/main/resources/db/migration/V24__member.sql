-- Who may do what in which project. Administrators need no row.
create table member (
  project_id text   not null references project (id) on delete cascade,
  person_id  text   not null references person (id) on delete cascade,
  role       text   not null check (role in ('viewer', 'commenter', 'editor', 'owner')),
  added_at   bigint not null,
  primary key (project_id, person_id)
);
create index member_of on member (person_id, project_id);

alter table project add column description text not null default '';
alter table project add column archived_at bigint;
-- In lower case, to find by.
alter table project add column name_key text not null default '';
update project set name_key = lower(name);
-- 1: named by somebody who is no administrator, so nothing that goes by names may take it for its own.
alter table project add column of_members integer not null default 0 check (of_members in (0, 1));

create index person_by_name on person (name_key, id);
