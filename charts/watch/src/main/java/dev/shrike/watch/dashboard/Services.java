package dev.shrike.watch.dashboard;

/** What services publish, handle and send. */
final class Services {

    private Services() {}

    static Dashboard dashboard() {
        return new Dashboard(
                        "shrike-services",
                        "Shrike: services",
                        "Outboxes, handlers, dead letters, sagas, projections, and mail.")
                .row("Does anything wait?")
                .atLeast(
                        "Connected to NATS",
                        "1 while every instance is. Services go on without it, and publish later.",
                        "short",
                        1,
                        "min(shrike_nats_connected)")
                .number(
                        "Oldest unpublished",
                        "For how long the oldest event of any outbox has waited.",
                        "s",
                        60,
                        "max(shrike_outbox_oldest_age_seconds)")
                .number(
                        "Dead letters waiting",
                        "Events that handlers gave up and that nobody has dealt with.",
                        "short",
                        1,
                        "sum(max by (namespace, handler) (shrike_handler_dead_letters))")
                .number(
                        "Sagas stuck",
                        "Sagas that go on only when somebody says how. See ./shrike sagas list --status stuck.",
                        "short",
                        1,
                        "sum(max by (namespace, datasource) (shrike_sagas_stuck))")
                .number(
                        "Projections stopped",
                        "Projections that have stopped at an event. See ./shrike projections.",
                        "short",
                        1,
                        "sum(max by (namespace, projection) (shrike_projection_stopped))")
                .number(
                        "Mail due",
                        "For how long the next mail has been due. Normally less than a second.",
                        "s",
                        300,
                        "max(shrike_mail_due_seconds)")
                .row("Outboxes")
                .lines(
                        "Waiting to be published",
                        "Committed events that are not published, by database. It rises while NATS is away and falls at once after it.",
                        "short",
                        new Query("max by (datasource) (shrike_outbox_waiting)", "{{datasource}}"))
                .lines(
                        "Failures of relays",
                        "In ten minutes: attempts that failed and are made again, and events that NATS refused for good.",
                        "short",
                        new Query(
                                "sum by (datasource) (increase(shrike_outbox_faults_total[10m]))",
                                "{{datasource}} failed"),
                        new Query(
                                "sum by (datasource) (increase(shrike_outbox_parked_total[10m]))",
                                "{{datasource}} refused"))
                .row("Handlers")
                .lines(
                        "Waiting to be handled",
                        "Events that each consumer has still to be given.",
                        "short",
                        1_000,
                        new Query("max by (consumer) (shrike_consumer_pending) > 0", "{{consumer}}"))
                .lines(
                        "In hand, and given again",
                        "Events given to a consumer and not handled yet, and of those the ones given more than once.",
                        "short",
                        new Query("max by (consumer) (shrike_consumer_unacknowledged) > 0", "{{consumer}} in hand"),
                        new Query("max by (consumer) (shrike_consumer_redelivered) > 0", "{{consumer}} given again"))
                .lines(
                        "Failures",
                        "Failed attempts of each handler in ten minutes. They are made again, with growing pauses.",
                        "short",
                        new Query("sum by (handler) (increase(shrike_handler_failed_total[10m])) > 0", "{{handler}}"))
                .lines(
                        "Dead letters",
                        "Events that each handler gave up, or could not read, and that wait for somebody.",
                        "short",
                        new Query("max by (handler) (shrike_handler_dead_letters) > 0", "{{handler}}"))
                .row("Mail, and publishing without an outbox")
                .lines(
                        "Attempts to send mail",
                        "In ten minutes, by what became of them. unreachable ones are made again for three hours.",
                        "short",
                        new Query("sum by (outcome) (increase(shrike_mail_attempts_total[10m]))", "{{outcome}}"))
                .lines(
                        "Mail on its way",
                        "Mails that are not sent, and of those the ones of which nobody knows whether they went out.",
                        "short",
                        new Query("max(shrike_mail_waiting)", "waiting"),
                        new Query("max(shrike_mail_uncertain)", "uncertain"))
                .lines(
                        "Perhaps lost",
                        "Events published without an outbox whose acknowledgement did not come, in ten minutes: counts of logins, say.",
                        "short",
                        new Query("sum by (job) (increase(shrike_publish_lost_total[10m]))", "{{job}}"))
                .lines(
                        "Projections behind",
                        "Events that each projection has still to apply.",
                        "short",
                        new Query("max by (projection) (shrike_projection_remaining)", "{{projection}}"));
    }
}
