-- What is found by its words: one row for each issue (title and body) and for each comment. Triggers keep it, so whoever writes a
-- text writes this in the same transaction. Of each text the first 100,000 characters count.
create table search_doc (
  doc        ${sequence}, -- the newer the higher
  subject_id text not null unique, -- the issue or the comment
  issue_id   text not null references issue (id) on delete cascade
);
create index search_doc_by_issue on search_doc (issue_id);

${onSqlite}
create virtual table search_text using fts5 (
  title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

create trigger search_issue_added after insert on issue begin
  insert into search_doc (subject_id, issue_id) values (new.id, new.id);
  insert into search_text (rowid, title, body)
    select doc, new.title, substr(new.body, 1, 100000) from search_doc where subject_id = new.id;
end;

create trigger search_issue_changed after update on issue when old.title <> new.title or old.body <> new.body begin
  update search_text set title = new.title, body = substr(new.body, 1, 100000)
    where rowid = (select doc from search_doc where subject_id = new.id);
end;

create trigger search_comment_added after insert on comment when new.deleted_at is null begin
  insert into search_doc (subject_id, issue_id) values (new.id, new.issue_id);
  insert into search_text (rowid, title, body)
    select doc, '', substr(new.body, 1, 100000) from search_doc where subject_id = new.id;
end;

create trigger search_comment_changed after update on comment when new.deleted_at is null and old.body <> new.body begin
  update search_text set title = '', body = substr(new.body, 1, 100000)
    where rowid = (select doc from search_doc where subject_id = new.id);
end;

create trigger search_comment_deleted after update on comment when new.deleted_at is not null begin
  delete from search_doc where subject_id = new.id;
end;

create trigger search_doc_deleted after delete on search_doc begin
  delete from search_text where rowid = old.doc;
end;

insert into search_doc (subject_id, issue_id) select id, id from issue order by id;
insert into search_doc (subject_id, issue_id) select id, issue_id from comment where deleted_at is null order by id;
insert into search_text (rowid, title, body)
  select d.doc, i.title, substr(i.body, 1, 100000) from search_doc d join issue i on i.id = d.subject_id order by d.doc;
insert into search_text (rowid, title, body)
  select d.doc, '', substr(c.body, 1, 100000) from search_doc d join comment c on c.id = d.subject_id order by d.doc;
${endSqlite}

${onPostgresql}
alter table search_doc add column words tsvector not null;
create index search_doc_words on search_doc using gin (words);

-- Without case, accents and punctuation, as SQLite's tokenizer has it; and short enough for a tsvector, whatever it becomes.
create function search_fold(given text) returns text language sql stable as $$
  select left(regexp_replace(regexp_replace(
    case when current_setting('server_encoding') = 'UTF8' then normalize(lower(left(given, 100000)), NFKD)
         else lower(left(given, 100000)) end,
    '[\u0300-\u036f]', '', 'g'), '[^a-zA-Z0-9\u0080-\uffff]', ' ', 'g'), 100000)
$$;

create function search_words(title text, body text) returns tsvector language sql stable as $$
  select setweight(to_tsvector('simple', search_fold(title)), 'A')
      || setweight(to_tsvector('simple', search_fold(body)), 'B')
$$;

create function search_issue() returns trigger language plpgsql as $$
begin
  insert into search_doc (subject_id, issue_id, words) values (new.id, new.id, search_words(new.title, new.body))
    on conflict (subject_id) do update set words = excluded.words;
  return null;
end $$;

create function search_comment() returns trigger language plpgsql as $$
begin
  if new.deleted_at is null then
    insert into search_doc (subject_id, issue_id, words) values (new.id, new.issue_id, search_words('', new.body))
      on conflict (subject_id) do update set words = excluded.words;
  else
    delete from search_doc where subject_id = new.id;
  end if;
  return null;
end $$;

create trigger search_issue_added after insert on issue for each row execute function search_issue();
create trigger search_issue_changed after update on issue for each row
  when (old.title <> new.title or old.body <> new.body) execute function search_issue();
create trigger search_comment_added after insert on comment for each row
  when (new.deleted_at is null) execute function search_comment();
create trigger search_comment_changed after update on comment for each row
  when (old.body <> new.body or new.deleted_at is not null) execute function search_comment();

insert into search_doc (subject_id, issue_id, words) select id, id, search_words(title, body) from issue order by id;
insert into search_doc (subject_id, issue_id, words)
  select id, issue_id, search_words('', body) from comment where deleted_at is null order by id;
${endPostgresql}
