package dev.shrike.bench.sql;

import dev.shrike.analytics.Analytics;
import dev.shrike.analytics.AnalyticsSettings;
import dev.shrike.analytics.load.LoadSettings;
import dev.shrike.analytics.load.TableFreshness;
import dev.shrike.analytics.query.Query;
import dev.shrike.analytics.query.QueryLimits;
import dev.shrike.analytics.query.QueryResult;
import dev.shrike.bench.log.TickLog;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code shrike bench sql}. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures how fast the compacted topic of ticks becomes a table, and how fast a group-by over it is, on a Kafka of its"
                    + " own; and in the same run a consumer that reads the topic and does nothing, and DuckDB's appender"
                    + " with as many rows that are there already."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Everything was measured.",
            " 1:Something failed, or came out wrong.",
            " 2:The command line makes no sense."
        })
public final class SqlCommand implements Callable<Integer> {
    private static final String GROUP_BY =
            "select species, count(*) n from tick_latest group by 1 order by n desc, 1 limit 5";
    private static final QueryLimits LIMITS = new QueryLimits(100, 1_000_000, Duration.ofSeconds(60));
    private static final Duration AT_MOST = Duration.ofMinutes(10);
    private static final int QUERIES = 51;

    /** What loading and a group-by over a million rows should reach. */
    private static final int LOAD_GOAL = 200_000;

    private static final int QUERY_GOAL_MILLIS = 100;

    @Option(names = "--rows", defaultValue = "1000000", description = "Ticks in the topic (${DEFAULT-VALUE}).")
    private int rows;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "How often all is done; the first compiles (${DEFAULT-VALUE}).")
    private int rounds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (rows < 1 || rounds < 1) {
            throw new ParameterException(spec.commandLine(), "There has to be something to measure");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (TickLog log = TickLog.start()) {
            log.create();
            log.fill(TickLog.TICK.latestTopic(), rows);
            out.println(
                    "| round | bare consumer, records/s | bare appender, rows/s | **load, rows/s** | of the appender "
                            + "| group-by, median ms | slowest ms | CPU of a row here, µs: consumer | appender | load |");
            out.println("|" + " --- |".repeat(10));
            boolean right = true;
            for (int round = 1; round <= rounds; round++) {
                right &= round(log, round, out);
            }
            out.printf("%nThe goals are %,d rows/s and %d ms.%n", LOAD_GOAL, QUERY_GOAL_MILLIS);
            out.flush();
            return right ? 0 : 1;
        }
    }

    private boolean round(TickLog log, int round, PrintWriter out) throws Exception {
        Spent consumer = Spent.on(() -> log.read(TickLog.TICK.latestTopic()));
        Spent appender = Spent.on(() -> BareLoad.run(rows));
        AnalyticsSettings standard = AnalyticsSettings.of(LoadSettings.of(log.kafka(), log.registry()));
        try (Analytics analytics = new Analytics(
                new AnalyticsSettings(
                        standard.load(), "2GB", standard.threads(), standard.concurrency(), standard.limits()),
                TickLog.CATALOGUE,
                Clock.systemUTC())) {
            Spent load = Spent.on(() -> {
                analytics.start();
                awaitLoaded(analytics);
                return rows;
            });
            long[] micros = new long[QUERIES];
            QueryResult result = null;
            for (int i = 0; i < QUERIES; i++) {
                long begun = System.nanoTime();
                result = analytics.query(new Query(GROUP_BY, List.of(), LIMITS)).result();
                micros[i] = (System.nanoTime() - begun) / 1_000;
            }
            Arrays.sort(micros);
            out.printf(
                    "| %d | %,.0f | %,.0f | **%,.0f** | %.2f | %.1f | %.1f | %.2f | %.2f | %.2f |%n",
                    round,
                    consumer.perSecond(),
                    appender.perSecond(),
                    load.perSecond(),
                    load.perSecond() / appender.perSecond(),
                    micros[QUERIES / 2] / 1e3,
                    micros[QUERIES - 1] / 1e3,
                    consumer.cpuMicros(),
                    appender.cpuMicros(),
                    load.cpuMicros());
            out.flush();
            return consumer.rows() == rows && result.rows().size() == Math.min(5, rows) && count(analytics) == rows;
        }
    }

    private static void awaitLoaded(Analytics analytics) throws InterruptedException {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (!analytics.isReady()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("Not loaded within " + AT_MOST + ": " + analytics.trouble());
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static long count(Analytics analytics) {
        return analytics.freshness().stream()
                .filter(table -> table.topic().equals(TickLog.TICK.latestTopic()))
                .mapToLong(TableFreshness::rows)
                .sum();
    }
}
