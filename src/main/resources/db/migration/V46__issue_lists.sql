-- What lists of issues are filtered by, in the order of the lists, so that a page of a large project is found without reading what
-- is not on it.
create index issue_by_state on issue (project_id, state, modified_at, id) where deleted_at is null;

-- One row for each label and each assignee of an issue that is not deleted. Triggers keep it: whoever writes an issue writes this in
-- the same transaction. Trackers may have longer names; the list looks at the whole one once more.
create table issue_name (
  project_id  text   not null,
  kind        text   not null check (kind in ('label', 'assignee')),
  name        text   not null, -- its first 200 characters
  state       text   not null,
  modified_at bigint not null,
  issue_id    text   not null,
  primary key (project_id, kind, name, modified_at, issue_id)
) ${onSqlite} without rowid ${endSqlite};
create index issue_name_by_state on issue_name (project_id, kind, name, state, modified_at, issue_id);

${onSqlite}
insert or ignore into issue_name (project_id, kind, name, state, modified_at, issue_id)
  select i.project_id, 'label', substr(n.value, 1, 200), i.state, i.modified_at, i.id
  from issue i, json_each(i.labels) n where i.deleted_at is null;
insert or ignore into issue_name (project_id, kind, name, state, modified_at, issue_id)
  select i.project_id, 'assignee', substr(n.value, 1, 200), i.state, i.modified_at, i.id
  from issue i, json_each(i.assignees) n where i.deleted_at is null;

create trigger issue_name_added after insert on issue
  when new.deleted_at is null and (new.labels <> '[]' or new.assignees <> '[]')
begin
  insert or ignore into issue_name (project_id, kind, name, state, modified_at, issue_id)
    select new.project_id, 'label', substr(value, 1, 200), new.state, new.modified_at, new.id from json_each(new.labels)
    union all
    select new.project_id, 'assignee', substr(value, 1, 200), new.state, new.modified_at, new.id
    from json_each(new.assignees);
end;

create trigger issue_name_left after update on issue
  when old.deleted_at is null and (old.labels <> '[]' or old.assignees <> '[]')
begin
  delete from issue_name where project_id = old.project_id and kind = 'label' and modified_at = old.modified_at
    and issue_id = old.id and name in (select substr(value, 1, 200) from json_each(old.labels));
  delete from issue_name where project_id = old.project_id and kind = 'assignee' and modified_at = old.modified_at
    and issue_id = old.id and name in (select substr(value, 1, 200) from json_each(old.assignees));
  insert or ignore into issue_name (project_id, kind, name, state, modified_at, issue_id)
    select new.project_id, 'label', substr(value, 1, 200), new.state, new.modified_at, new.id from json_each(new.labels)
    where new.deleted_at is null
    union all
    select new.project_id, 'assignee', substr(value, 1, 200), new.state, new.modified_at, new.id
    from json_each(new.assignees) where new.deleted_at is null;
end;

create trigger issue_name_came after update on issue
  when new.deleted_at is null and (old.deleted_at is not null or (old.labels = '[]' and old.assignees = '[]'))
   and (new.labels <> '[]' or new.assignees <> '[]')
begin
  insert or ignore into issue_name (project_id, kind, name, state, modified_at, issue_id)
    select new.project_id, 'label', substr(value, 1, 200), new.state, new.modified_at, new.id from json_each(new.labels)
    union all
    select new.project_id, 'assignee', substr(value, 1, 200), new.state, new.modified_at, new.id
    from json_each(new.assignees);
end;

create trigger issue_name_gone after delete on issue when old.deleted_at is null begin
  delete from issue_name where project_id = old.project_id and kind = 'label' and modified_at = old.modified_at
    and issue_id = old.id and name in (select substr(value, 1, 200) from json_each(old.labels));
  delete from issue_name where project_id = old.project_id and kind = 'assignee' and modified_at = old.modified_at
    and issue_id = old.id and name in (select substr(value, 1, 200) from json_each(old.assignees));
end;
${endSqlite}

${onPostgresql}
create function issue_name_write() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from issue_name where project_id = old.project_id and kind = 'label' and modified_at = old.modified_at
      and issue_id = old.id and name = any (array(select left(jsonb_array_elements_text(old.labels::jsonb), 200)));
    delete from issue_name where project_id = old.project_id and kind = 'assignee' and modified_at = old.modified_at
      and issue_id = old.id and name = any (array(select left(jsonb_array_elements_text(old.assignees::jsonb), 200)));
  end if;
  if tg_op <> 'DELETE' and new.deleted_at is null then
    insert into issue_name (project_id, kind, name, state, modified_at, issue_id)
      select new.project_id, 'label', left(n, 200), new.state, new.modified_at, new.id
      from jsonb_array_elements_text(new.labels::jsonb) n
      union all
      select new.project_id, 'assignee', left(n, 200), new.state, new.modified_at, new.id
      from jsonb_array_elements_text(new.assignees::jsonb) n
      on conflict do nothing;
  end if;
  return null;
end $$;

insert into issue_name (project_id, kind, name, state, modified_at, issue_id)
  select i.project_id, 'label', left(n, 200), i.state, i.modified_at, i.id
  from issue i, jsonb_array_elements_text(i.labels::jsonb) n where i.deleted_at is null on conflict do nothing;
insert into issue_name (project_id, kind, name, state, modified_at, issue_id)
  select i.project_id, 'assignee', left(n, 200), i.state, i.modified_at, i.id
  from issue i, jsonb_array_elements_text(i.assignees::jsonb) n where i.deleted_at is null on conflict do nothing;

create trigger issue_name_added after insert on issue for each row
  when (new.labels <> '[]' or new.assignees <> '[]') execute function issue_name_write();
create trigger issue_name_changed after update on issue for each row
  when (old.labels <> '[]' or old.assignees <> '[]' or new.labels <> '[]' or new.assignees <> '[]')
  execute function issue_name_write();
create trigger issue_name_gone after delete on issue for each row
  when (old.labels <> '[]' or old.assignees <> '[]') execute function issue_name_write();
${endPostgresql}
