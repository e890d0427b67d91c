-- The webhook secret that was replaced last counts for a while beside the new one.
alter table connection add column former_secret text; -- encrypted, as webhook_secret is
alter table connection add column former_secret_until bigint;
-- The key that the hub's marks at trackers are made with, encrypted; null while it is the hub's key itself.
alter table hub_key add column mark_key text;
