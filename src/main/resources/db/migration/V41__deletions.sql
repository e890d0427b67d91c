-- What becomes at a link's tracker of an issue that is deleted here, and since when.

alter table link add column deletions text not null default 'keep' check (deletions in ('keep', 'close', 'delete'));
alter table link add column deletions_since bigint;
