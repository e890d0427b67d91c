-- Titles by their pieces of three letters, so that a list by a text that few titles hold does not read them all. The list looks at
-- each title once more.
${onSqlite}
create virtual table title_part using fts5 (
  title, content = '', contentless_delete = 1, tokenize = 'trigram'
);

insert into title_part (rowid, title) select d.doc, i.title from search_doc d join issue i on i.id = d.subject_id order by d.doc;

-- One trigger for both indexes: triggers of one event run in no told order, and both need the row of search_doc.
drop trigger search_issue_added;
create trigger search_issue_added after insert on issue begin
  insert into search_doc (subject_id, issue_id) values (new.id, new.id);
  insert into search_text (rowid, title, body)
    select doc, new.title, substr(new.body, 1, 100000) from search_doc where subject_id = new.id;
  insert into title_part (rowid, title) select doc, new.title from search_doc where subject_id = new.id;
end;

create trigger title_part_changed after update on issue when old.title <> new.title begin
  update title_part set title = new.title where rowid = (select doc from search_doc where subject_id = new.id);
end;

create trigger title_part_deleted after delete on search_doc when old.subject_id = old.issue_id begin
  delete from title_part where rowid = old.doc;
end;
${endSqlite}

${onPostgresql}
-- Without the extension, or the right to add it, such a list reads every title, as it did before: slower, not wrong.
do $$
declare place text;
begin
  begin
    create extension if not exists pg_trgm;
  exception when others then
    raise notice 'no pg_trgm here: lists by a rare text read every title (%)', sqlerrm;
  end;
  select n.nspname into place from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  if place is not null then
    execute format('create index issue_by_title_part on issue using gin (lower(title) %I.gin_trgm_ops) where deleted_at is null', place);
  end if;
end $$;
${endPostgresql}
