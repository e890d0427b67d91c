-- Where in a trace it was asked for (W3C traceparent), so that one trace leads from a delivery to what was asked of trackers.
-- Null where traces are off.
alter table delivery add column trace text;
alter table operation add column trace text;
