-- A subscription may be a person's: it hears what he or she is notified of. There is one at most.

alter table subscription add column person_id text references person (id) on delete cascade;
create unique index subscription_of_person on subscription (person_id);
