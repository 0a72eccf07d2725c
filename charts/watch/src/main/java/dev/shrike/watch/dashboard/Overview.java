package dev.shrike.watch.dashboard;

/** Is all well, and if not, where? */
final class Overview {

    private Overview() {}

    static Dashboard dashboard() {
        return new Dashboard("shrike-overview", "Shrike: overview", "Is all well, and if not, where? Begin here.")
                .row("Is all well?")
                .number(
                        "Instances away",
                        "Processes that Prometheus has found and that do not answer. Any is a reason to look.",
                        "short",
                        1,
                        "count(up == 0 and on (job, instance) (present_over_time(shrike_nats_connected[1d]) or"
                                + " present_over_time(shrike_bridge_healthy[1d]))) or vector(0)")
                .number(
                        "Oldest unpublished",
                        "For how long the oldest event of any outbox has waited to be published. Normally less than a second.",
                        "s",
                        60,
                        "max(shrike_outbox_oldest_age_seconds)")
                .number(
                        "Bridge behind",
                        "How late the slowest lane carries events from NATS to Kafka, or back.",
                        "s",
                        60,
                        "max(shrike_bridge_lag_seconds)")
                .number(
                        "Topologies behind",
                        "How old what the slowest topology makes is: scores, statistics, tombstones.",
                        "s",
                        120,
                        "max(shrike_topology_lag_seconds)")
                .number(
                        "Dead letters waiting",
                        "Events that a handler of a service gave up and that nobody has dealt with. See ./shrike dead-letters.",
                        "short",
                        1,
                        "sum(max by (namespace, handler) (shrike_handler_dead_letters))")
                .number(
                        "Erasures overdue",
                        "Erasures that take longer than they may. A matter of law: look at once.",
                        "short",
                        1,
                        "max(shrike_erasure_overdue)")
                .row("What people notice")
                .lines(
                        "Requests",
                        "Requests a second, by service. A sudden end is as bad as a sudden rise.",
                        "reqps",
                        new Query(
                                "sum by (job) (rate(http_server_requests_seconds_count[$__rate_interval]))", "{{job}}"))
                .lines(
                        "Server errors",
                        "Share of requests that end with 500 or above, 503 with Retry-After among them. Alert above 5 %.",
                        "percentunit",
                        0.05,
                        new Query(
                                "sum by (job) (rate(http_server_requests_seconds_count{status=~\"5..\"}[$__rate_interval]))"
                                        + " / sum by (job) (rate(http_server_requests_seconds_count[$__rate_interval]))",
                                "{{job}}"))
                .lines(
                        "POST /ticks, how long",
                        "Half, 95 and 99 of a hundred posts are answered within this time. The service level is 99 % within 100 ms.",
                        "s",
                        0.1,
                        quantile("0.5"),
                        quantile("0.95"),
                        quantile("0.99"))
                .lines(
                        "POST /ticks, use of the budget",
                        "How many times faster than allowed the month's budget is used up, over an hour. 1 is just allowed.",
                        "short",
                        1,
                        new Query("shrike:tick_posts:error_ratio_rate1h / 0.001", "failed"),
                        new Query("shrike:tick_posts:slow_ratio_rate1h / 0.01", "slow"))
                .row("From a post to what comes of it")
                .lines(
                        "Published by services",
                        "Events a second that leave each outbox. It follows what people do.",
                        "short",
                        new Query(
                                "sum by (datasource) (rate(shrike_outbox_published_total[$__rate_interval]))",
                                "{{datasource}}"))
                .lines(
                        "Carried by the bridge",
                        "Events a second that each lane carries. It follows what services publish, within a second.",
                        "short",
                        new Query("sum by (lane) (rate(shrike_bridge_events_total[$__rate_interval]))", "{{lane}}"))
                .lines(
                        "Processed by topologies",
                        "Records a second that each topology processes: its inputs, and what it writes for itself.",
                        "short",
                        new Query(
                                "sum by (application) (rate(shrike_topology_processed_total[$__rate_interval]))",
                                "{{application}}"))
                .lines(
                        "Handled by services",
                        "Events a second that each handler has handled.",
                        "short",
                        new Query(
                                "sum by (handler) (rate(shrike_handler_handled_total[$__rate_interval]))",
                                "{{handler}}"));
    }

    private static Query quantile(String share) {
        return new Query(
                "histogram_quantile(" + share
                        + ", sum by (le) (rate(http_server_requests_seconds_bucket{uri=\"/ticks\", method=\"POST\"}"
                        + "[$__rate_interval])))",
                share);
    }
}
