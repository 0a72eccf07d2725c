package dev.shrike.watch.dashboard;

/** The bridge, lane by lane. */
final class Lanes {

    private Lanes() {}

    static Dashboard dashboard() {
        return new Dashboard("shrike-bridge", "Shrike: bridge", "What is carried between NATS and Kafka, lane by lane.")
                .row("Does it carry?")
                .number(
                        "Lanes stopped",
                        "Lanes that met something a person has to decide about. See ./shrike bridge checkpoints.",
                        "short",
                        1,
                        "count(max by (namespace, lane) (shrike_bridge_state{state=\"stopped\"}) == 1) or vector(0)")
                .number(
                        "Lanes waiting",
                        "Lanes for which something is away: NATS, Kafka, the registry, a stream, a topic. They go on by themselves.",
                        "short",
                        1,
                        "count(max by (namespace, lane) (shrike_bridge_state{state=\"waiting\"}) == 1) or vector(0)")
                .number(
                        "Lanes of nobody",
                        "Lanes that no instance runs. Some seconds while instances come and go are normal.",
                        "short",
                        1,
                        "count(max by (namespace, lane) (shrike_bridge_owned) == 0) or vector(0)")
                .number(
                        "Most behind",
                        "Age of what the slowest lane carried last, while it is behind.",
                        "s",
                        60,
                        "max(shrike_bridge_lag_seconds)")
                .number(
                        "Lost in 24 hours",
                        "Messages that were gone before they were mirrored. They will not come.",
                        "short",
                        1,
                        "sum(increase(shrike_bridge_lost_total[24h]))")
                .number(
                        "Dead letters in 24 hours",
                        "Events that could not be mirrored, and are in the topic dead-letter.",
                        "short",
                        1,
                        "sum(increase(shrike_bridge_dead_letters_total[24h]))")
                .row("How far")
                .lines(
                        "Behind, in seconds",
                        "Age of the last carried event of each lane while there is a lag. Alert above a minute.",
                        "s",
                        60,
                        new Query("max by (lane) (shrike_bridge_lag_seconds)", "{{lane}}"))
                .lines(
                        "Behind, in events",
                        "Events known to lie before each lane. A line that only grows is a lane that is too slow or stands.",
                        "short",
                        new Query("max by (lane) (shrike_bridge_lag_events)", "{{lane}}"))
                .row("How fast")
                .lines(
                        "Events carried",
                        "Events a second, by lane. Lanes of direction reverse go from Kafka to NATS.",
                        "short",
                        new Query(
                                "sum by (lane, direction) (rate(shrike_bridge_events_total[$__rate_interval]))",
                                "{{lane}} {{direction}}"))
                .lines(
                        "How long a transaction takes",
                        "Mean time from a transaction's first record to the end of its commit. Tens of milliseconds are normal;"
                                + " more means that Kafka is slow.",
                        "s",
                        new Query(
                                "sum by (lane) (rate(shrike_bridge_transaction_seconds_sum[$__rate_interval]))"
                                        + " / sum by (lane) (rate(shrike_bridge_transaction_seconds_count[$__rate_interval]))",
                                "{{lane}}"))
                .row("What went wrong")
                .lines(
                        "Incidents",
                        "What each lane met, in ten minutes, by kind. bridge/README.md says what to do about each.",
                        "short",
                        new Query(
                                "sum by (lane, incident) (increase(shrike_bridge_incidents_total[10m])) > 0",
                                "{{lane}} {{incident}}"))
                .lines(
                        "Set aside, left out, lost",
                        "In ten minutes: dead letters, events left out on purpose (echoes, duplicates), and messages that were gone.",
                        "short",
                        new Query("sum(increase(shrike_bridge_dead_letters_total[10m]))", "dead letters"),
                        new Query("sum(increase(shrike_bridge_skipped_total[10m]))", "left out"),
                        new Query("sum(increase(shrike_bridge_lost_total[10m]))", "lost"))
                .lines(
                        "State of lanes",
                        "1 for the state that each lane is in, in whichever instance. elsewhere means: not in that instance.",
                        "short",
                        new Query(
                                "max by (lane, state) (shrike_bridge_state{state!=\"elsewhere\"}) == 1",
                                "{{lane}} {{state}}"))
                .lines(
                        "Who runs how many lanes",
                        "Lanes that each instance runs. Kafka shares them out; all of them together are all lanes.",
                        "short",
                        new Query("sum by (instance) (shrike_bridge_owned)", "{{instance}}"));
    }
}
