-- What events are called by those who know the bug tracker on Redis Streams.

alter table event add column name text;
alter table event_aside add column name text;
