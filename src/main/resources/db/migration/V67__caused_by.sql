-- The name of the person whose doing an operation is, here or at a tracker. Null for what Lockstep does by itself (its
-- cycle, a job, a plan), where a tracker does not tell, and for what stood here before.
alter table operation add column caused_by text;
create index operation_caused_by on operation (lower(caused_by), seq) where caused_by is not null;
