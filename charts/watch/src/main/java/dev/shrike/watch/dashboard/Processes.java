package dev.shrike.watch.dashboard;

/** The JVMs and their connections. */
final class Processes {

    private Processes() {}

    static Dashboard dashboard() {
        return new Dashboard(
                        "shrike-jvm", "Shrike: processes", "Memory, time, threads and connections of each process.")
                .row("Memory")
                .lines(
                        "Heap, used share",
                        "How full the heap is, garbage included. A saw is normal; a line near the top is not. Alert above 90 %.",
                        "percentunit",
                        0.9,
                        new Query(
                                "sum by (job, instance) (jvm_memory_used_bytes{area=\"heap\"})"
                                        + " / sum by (job, instance) (jvm_memory_max_bytes{area=\"heap\"} > 0)",
                                "{{instance}}"))
                .lines(
                        "Outside the heap",
                        "Classes, compiled code and the like. State stores and tables for SQL are not in it; see the container's memory.",
                        "bytes",
                        new Query("sum by (job, instance) (jvm_memory_used_bytes{area=\"nonheap\"})", "{{instance}}"))
                .row("Time")
                .lines(
                        "Processor",
                        "Share of all processors that the process uses.",
                        "percentunit",
                        new Query("process_cpu_usage", "{{instance}}"))
                .lines(
                        "Collecting garbage",
                        "Share of time in which everything stands still. Alert above 10 %.",
                        "percentunit",
                        0.1,
                        new Query(
                                "sum by (job, instance) (rate(jvm_gc_pause_seconds_sum[$__rate_interval]))",
                                "{{instance}}"))
                .row("Threads and connections")
                .lines(
                        "Threads",
                        "Platform threads; virtual ones are not counted. A line that only grows is a leak.",
                        "short",
                        new Query("jvm_threads_live_threads", "{{instance}}"))
                .lines(
                        "Waiting for a connection to the database",
                        "Threads that wait. They wait two seconds, and fail.",
                        "short",
                        1,
                        new Query("max by (instance, pool) (hikaricp_connections_pending)", "{{instance}} {{pool}}"))
                .lines(
                        "Connections in use",
                        "Share of the pool.",
                        "percentunit",
                        new Query(
                                "sum by (instance, pool) (hikaricp_connections_active)"
                                        + " / sum by (instance, pool) (hikaricp_connections_max)",
                                "{{instance}} {{pool}}"))
                .lines(
                        "Uptime",
                        "Time since the start. A line that falls is a restart.",
                        "s",
                        new Query("process_uptime_seconds", "{{instance}}"));
    }
}
