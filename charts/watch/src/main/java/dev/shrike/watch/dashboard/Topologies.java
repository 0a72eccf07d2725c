package dev.shrike.watch.dashboard;

/** The topologies and the tables for SQL. */
final class Topologies {

    private Topologies() {}

    static Dashboard dashboard() {
        return new Dashboard(
                        "shrike-topologies",
                        "Shrike: topologies",
                        "Upcasts, scores, statistics, tombstones, and the tables for SQL.")
                .row("Do they run?")
                .number(
                        "Not running anywhere",
                        "Topologies that no instance runs with all their state. What they make stands still.",
                        "short",
                        1,
                        "count(max by (namespace, application) (shrike_topology_state{state=\"up\"}) == 0) or vector(0)")
                .number(
                        "Given up",
                        "Instances that have given up a topology after failures. They have to be started again.",
                        "short",
                        1,
                        "sum(shrike_topology_state{state=\"down\"})")
                .number(
                        "Most behind",
                        "For how long the oldest input that is not processed has been seen waiting.",
                        "s",
                        120,
                        "max(shrike_topology_lag_seconds)")
                .number(
                        "To be restored",
                        "Records that are still to be loaded into state stores. Questions to them are refused until then.",
                        "short",
                        1,
                        "sum(shrike_topology_restore_remaining)")
                .number(
                        "Warm copies missing",
                        "Standby tasks that should run and do not. Without them a failure means that state is loaded from the start.",
                        "short",
                        1,
                        "sum(shrike_topology_standbys_wanted) - sum(shrike_topology_tasks{role=\"standby\"})")
                .atLeast(
                        "Tables for SQL ready",
                        "1 when all instances have loaded all tables and keep them current.",
                        "short",
                        1,
                        "min(shrike_sql_ready)")
                .row("How far")
                .lines(
                        "Behind, in seconds",
                        "For how long the oldest unprocessed input of each topology has been seen waiting. Alert above two minutes.",
                        "s",
                        120,
                        new Query("max by (application) (shrike_topology_lag_seconds)", "{{application}}"))
                .lines(
                        "Behind, in records",
                        "Committed input that is not processed and committed yet, markers of transactions included.",
                        "short",
                        new Query("sum by (application) (shrike_topology_lag_records)", "{{application}}"))
                .row("How fast")
                .lines(
                        "Records processed",
                        "Records a second, by topology: inputs and what it writes for itself.",
                        "short",
                        new Query(
                                "sum by (application) (rate(shrike_topology_processed_total[$__rate_interval]))",
                                "{{application}}"))
                .lines(
                        "Commits",
                        "Commits a second of all stream threads. A result is visible after the commit. None while there is input"
                                + " means that a topology hangs.",
                        "short",
                        new Query(
                                "sum by (application) (rate(shrike_topology_commits_total[$__rate_interval]))",
                                "{{application}}"))
                .row("State and copies")
                .lines(
                        "State of topologies",
                        "How many instances are in which state. Normally all are up.",
                        "short",
                        new Query(
                                "sum by (application, state) (shrike_topology_state) > 0", "{{application}} {{state}}"))
                .lines(
                        "Restoring",
                        "Records to be loaded into state stores. It should fall in a straight line to 0.",
                        "short",
                        new Query("sum by (application) (shrike_topology_restore_remaining)", "{{application}}"))
                .lines(
                        "Tasks",
                        "Who works on how many tasks, and keeps how many copies warm.",
                        "short",
                        new Query("sum by (instance, role) (shrike_topology_tasks)", "{{instance}} {{role}}"))
                .lines(
                        "Warm copies behind",
                        "The most records that a warm copy is behind. One that is too far behind does not answer for its owner.",
                        "short",
                        10_000,
                        new Query("max by (application) (shrike_topology_standby_lag_records)", "{{application}}"))
                .row("What was set aside, and the tables")
                .lines(
                        "Set aside and passed over",
                        "In ten minutes: records given up by a step, and records that could not be read or came too late.",
                        "short",
                        new Query(
                                "sum by (application) (increase(shrike_topology_dead_letters_total[10m]))",
                                "{{application}} given up"),
                        new Query(
                                "sum by (application) (increase(shrike_topology_dropped_total[10m]))",
                                "{{application}} passed over"))
                .lines(
                        "Tables behind",
                        "Records of each topic that are not in its table yet. Answers to SQL say the same.",
                        "short",
                        50_000,
                        new Query("max by (table) (shrike_sql_table_lag_records)", "{{table}}"))
                .lines(
                        "Rows of the tables",
                        "One row for each key of a topic. They live in memory.",
                        "short",
                        new Query("max by (table) (shrike_sql_table_rows)", "{{table}}"))
                .lines(
                        "Rows that could not be read",
                        "Records since the start that are no event of their table. Their keys have no row.",
                        "short",
                        1,
                        new Query("max by (table) (shrike_sql_table_undecodable_total)", "{{table}}"));
    }
}
