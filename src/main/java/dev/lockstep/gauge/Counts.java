package dev.lockstep.gauge;

import dev.lockstep.gauge.Count.Kind;
import java.util.List;

/** What is counted. A test runs each of these on both databases and looks at how it is planned. */
final class Counts {
    /** Among the eight states, those in which an operation waits for something: its turn, its end, or a person. */
    private static final Count OPERATIONS_SINCE = new Count(
            "lockstep.operations.since",
            Kind.SINCE,
            "state",
            List.of("queued", "processing", "errored", "disabled"),
            "Age of the oldest operation in this state: since intake, since its start, or since it ended",
            """
            select * from (select 'queued', created_at from operation where state = 'queued' order by seq limit 1) a
            union all
            select 'processing', min(started_at) from operation where state = 'processing'
            union all
            select * from (select 'errored', finished_at from operation
              where state = 'errored' and state not in ('queued', 'processing', 'completed') order by seq limit 1) b
            union all
            select * from (select 'disabled', finished_at from operation
              where state = 'disabled' and state not in ('queued', 'processing', 'completed') order by seq limit 1) c
            """);

    private static final Count LINKS = Count.numbers(
            "lockstep.links",
            "state",
            List.of("active", "paused", "held", "troubled"),
            "Links: active, paused, those where a plan waits for an answer, those with trouble",
            """
            select 'active', count(*) from link where paused_reason is null
              and not exists (select 1 from pause where scope = 'link' and target = link.id)
            union all
            select 'paused', count(*) from link where paused_reason is not null
              or exists (select 1 from pause where scope = 'link' and target = link.id)
            union all
            select 'held', count(distinct link_id) from guard_plan where done = 0 and state = 'held'
            union all
            select 'troubled', count(*) from link where trouble is not null
            """);

    private static final Count JOB_RECORDS = Count.numbers(
            "lockstep.jobs.records",
            "stage",
            List.of("expected", "listed", "total", "ended", "failed"),
            "Records of the jobs that run: expected, listed, to be done, done, failed",
            """
            with live as (select * from job where status in ('pending', 'in-progress'))
            select 'expected', coalesce(sum(expected), 0) from live
            union all select 'listed', coalesce(sum(listed), 0) from live
            union all select 'total', coalesce(sum(total), 0) from live
            union all select 'ended', coalesce(sum(ended), 0) from live
            union all select 'failed', coalesce(sum(failed), 0) from live
            """);

    static final List<Count> ALL = List.of(
            OPERATIONS_SINCE,
            LINKS,
            JOB_RECORDS,
            Count.numbers(
                    "lockstep.pauses",
                    "scope",
                    List.of("all", "connection", "link", "issue"),
                    "What people and the guard stopped",
                    "select scope, count(*) from pause group by scope"),
            Count.numbers(
                    "lockstep.jobs",
                    "status",
                    List.of("pending", "in-progress"),
                    "Jobs that are not over",
                    "select status, count(*) from job where status in ('pending', 'in-progress') group by status"),
            Count.since(
                    "lockstep.links.checked",
                    "Since the link that was looked at longest ago was looked at; paused links do not count",
                    "select '', min(checked_at) from link where paused_reason is null and checked_at is not null "
                            + "and not exists (select 1 from pause where scope in ('all', 'link') and target in ('', link.id))"),
            Count.number(
                    "lockstep.deliveries.waiting", "Webhook deliveries to be taken", "delivery where taken_at is null"),
            Count.since(
                    "lockstep.deliveries.waiting.since",
                    "Age of the oldest delivery to be taken",
                    "select '', received_at from delivery where taken_at is null order by id limit 1"),
            Count.number(
                    "lockstep.deliveries.errored",
                    "Deliveries that could not be taken",
                    "delivery where status = 'errored' and status in ('unsupported', 'errored')"),
            Count.number(
                    "lockstep.events.aside", "Events that a consumer could not take (dead letters)", "event_aside"),
            Count.since(
                    "lockstep.events.oldest",
                    "Age of the oldest event in the database; it is archived when it is old enough",
                    "select '', at from event order by at limit 1"),
            Count.numbers(
                    "lockstep.subscriptions",
                    "state",
                    List.of("enabled", "failing", "stopped"),
                    "Webhooks to others: switched on, failing now, given up",
                    """
                    select 'enabled', count(*) from subscription where enabled = 1
                    union all select 'failing', count(*) from subscription where enabled = 1 and failures > 0
                    union all select 'stopped', count(*) from subscription where enabled = 0 and stopped is not null
                    """),
            Count.number(
                    "lockstep.postings.waiting", "Events to be posted to others", "posting where state = 'waiting'"),
            Count.number(
                    "lockstep.conflicts.open", "Conflicts that wait for an answer", "conflict where state = 'open'"),
            Count.number("lockstep.intents.open", "Creates whose outcome is not known yet", "intent where open = 1"),
            Count.numbers(
                    "lockstep.runs",
                    "state",
                    List.of("queued", "running"),
                    "Runs of actions that are not over",
                    "select state, count(*) from run where state in ('queued', 'running') group by state"),
            Count.numbers(
                    "lockstep.drift",
                    "",
                    List.of(""),
                    "Differences without a reason that the newest verification of each link found",
                    """
                    select '', count(*) from plan_change c join plan p on p.id = c.plan_id
                    where c.verdict = 'drift' and p.kind = 'verify' and p.status = 'ready'
                      and exists (select 1 from link l where l.id = p.link_id)
                      and not exists (select 1 from plan newer where newer.link_id = p.link_id and newer.kind = 'verify'
                        and newer.status = 'ready' and newer.id > p.id)
                    """),
            Count.since(
                    "lockstep.watches.late",
                    "How late the watch is that should have been checked first",
                    "select '', min(due_at) from watch"));

    /** Counted once a minute, because it reads a day of rows. */
    static final List<Count> SELDOM = List.of(Count.numbers(
            "lockstep.jobs.ended",
            "status",
            List.of("completed", "failed"),
            "Jobs that ended within the last 24 hours",
            "select status, count(*) from job where completed_at > :now - 86400000 group by status"));

    private Counts() {}
}
