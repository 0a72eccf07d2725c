package dev.shrike.analytics.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.shrike.analytics.database.Database;
import dev.shrike.analytics.query.QueryException.Kind;
import dev.shrike.analytics.query.QueryException.Position;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be asked, what may not, and that the next query works whatever the one before did. */
class QueriesTest {
    private static final QueryLimits LIMITS = new QueryLimits(1_000, 1_000_000, Duration.ofSeconds(10));
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String ENDLESS =
            "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n";

    private static Database database;
    private static Queries queries;

    @BeforeAll
    static void open() {
        database = Database.open("128MB", 2);
        database.run(
                List.of("create table tick_latest as select range::varchar as species, range as i from range(100000)"));
        queries = new Queries(database, 2);
    }

    @AfterAll
    static void close() {
        queries.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into tick_latest values ('x', 1)",
                "update tick_latest set i = 0",
                "delete from tick_latest",
                "truncate tick_latest",
                "merge into tick_latest using (select 1 as i) s on tick_latest.i = s.i when matched then delete",
                "drop table tick_latest",
                "create table x (i int)",
                "create temp table x (i int)",
                "create view x as select 1",
                "create macro f(a) as a",
                "with gone as (delete from tick_latest returning *) select * from gone",
                "with more as (insert into tick_latest values ('x', 1) returning *) select count(*) from more",
                "attach '/tmp/other.db' as other",
                "attach ':memory:' as other",
                "detach memory",
                "use memory",
                "copy tick_latest to '/tmp/ticks.csv'",
                "copy (select 1) to '/tmp/one.parquet' (format parquet)",
                "export database '/tmp/all'",
                "import database '/tmp/all'",
                "install httpfs",
                "load httpfs",
                "load '/tmp/evil.duckdb_extension'",
                "pragma memory_limit = '10GB'",
                "pragma database_list",
                "set memory_limit = '10GB'",
                "reset memory_limit",
                "set lock_configuration = false",
                "call pragma_version()",
                "begin",
                "commit",
                "checkpoint",
                "vacuum",
                "prepare p as select 1",
                "execute p",
                "create secret s (type s3)",
                "select 1; select 2",
                "select 1; drop table tick_latest",
                "select 1 /* ; */ ; /* */ delete from tick_latest",
                "select $$;$$; drop table tick_latest",
                "select $x$ ' $x$ ; drop table tick_latest --",
                "explain delete from tick_latest",
                "explain analyze delete from tick_latest",
                "explain select 1; drop table tick_latest",
                "explain analyze copy tick_latest to '/tmp/ticks.csv'"
            })
    void whatIsNotOneReadingStatement_isRefused(String sql) throws InterruptedException {
        assertThat(refusal(sql).kind()).isEqualTo(Kind.NOT_ALLOWED);
        assertUnharmed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_csv('/etc/passwd')",
                "select * from read_csv_auto('/etc/passwd')",
                "select * from read_text('/etc/passwd')",
                "select * from read_blob('/etc/passwd')",
                "select * from read_parquet('/tmp/x.parquet')",
                "select * from read_json('/etc/passwd')",
                "select * from read_text('http://127.0.0.1:9/')",
                "select * from 'http://127.0.0.1:9/x.csv'",
                "select * from glob('/*')",
                "select * from sniff_csv('/etc/passwd')",
                "select * from duckdb_secrets()",
                "select * from which_secret('s3://x', 's3')",
                "select * from query('select 1')",
                "select * from query_table('tick_latest')",
                "select * from arrow_scan(1::bigint, 1::bigint, 1::bigint)",
                "select * from json_execute_serialized_sql(json_serialize_sql('select 1'))",
                "select * from checkpoint()",
                "select * from enable_logging()",
                "from read_text('/etc/passwd')",
                "select (select content from read_text('/etc/passwd'))",
                "with x as (select * from read_text('/etc/passwd')) select * from x",
                "select * from tick_latest, lateral (select * from read_text('/etc/passwd'))",
                "select getenv('HOME')",
                "select GETENV('HOME')",
                "select \"getenv\"('HOME')",
                "select system.main.getenv('HOME')",
                "select current_setting('memory_limit')",
                "select pg_sleep(10)",
                "select nextval('s')",
                "select write_log('x')",
                "select case when true then getenv('HOME') end",
                "select 1 from tick_latest order by getenv('HOME')",
                "explain select getenv('HOME')",
                "summarize select getenv('HOME')"
            })
    void filesNetworkAndEnvironment_areShut(String sql) throws InterruptedException {
        assertThat(refusal(sql).kind()).isEqualTo(Kind.NOT_ALLOWED);
        assertUnharmed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"select * from '/etc/passwd'", "select * from \"/etc/passwd\"", "select * from '/tmp/x.csv'"})
    void aFileIsNoTable(String sql) throws InterruptedException {
        assertThat(refusal(sql).kind()).isIn(Kind.INVALID, Kind.NOT_ALLOWED);
        assertUnharmed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select list(range) from range(1000000000)",
                "select list(a.i) from tick_latest a, tick_latest b",
                "select string_agg(a.species, ',') from tick_latest a, tick_latest b",
                "select * from range(1000000000) order by 1 desc",
                "select count(distinct a.i * b.i) from tick_latest a, tick_latest b"
            })
    void aQueryThatTakesTooMuchMemory_isEnded(String sql) throws InterruptedException {
        assertThat(refusal(sql).kind()).isEqualTo(Kind.MEMORY);
        assertUnharmed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select repeat('x', 1000000000)",
                "select species.repeat(1000000000) from tick_latest",
                "select repeat('x', i) from tick_latest",
                "select repeat('x', ?) from tick_latest",
                "select lpad('', 2000000000, 'x')",
                "select range(1000000000)",
                "select repeat(repeat('x', 1000), 1000) from tick_latest",
                "select printf('%1000000000d', 1)"
            })
    void whatMakesMuchOutOfLittle_isBounded(String sql) throws InterruptedException {
        assertThat(refusal(sql).kind()).isEqualTo(Kind.NOT_ALLOWED);
        assertUnharmed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ENDLESS,
                "select count(*) from tick_latest a, tick_latest b, tick_latest c where a.i + b.i + c.i = 3",
                "explain analyze select count(*) from tick_latest a, tick_latest b, tick_latest c where a.i + b.i + c.i = 3"
            })
    void aQueryThatTakesTooLong_isCancelled(String sql) throws InterruptedException {
        long begun = System.nanoTime();

        QueryException refusal = refusal(sql, new QueryLimits(10, 1_000, Duration.ofMillis(500)));

        assertThat(refusal.kind()).isEqualTo(Kind.TIME);
        assertThat(refusal).hasMessageContaining("500 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        assertUnharmed();
    }

    @Test
    void aBillionRows_areCutOffAtTheLimit() throws InterruptedException {
        QueryResult result = queries.run(query(
                "select a.i from tick_latest a, tick_latest b", new QueryLimits(7, 1_000, Duration.ofSeconds(10))));

        assertThat(result.rows()).hasSize(7);
        assertThat(result.truncated()).isTrue();
    }

    @Test
    void wideRows_areCutOffByTheirBytes() throws InterruptedException {
        QueryResult result = queries.run(query(
                "select repeat('x', 1000) from tick_latest", new QueryLimits(1_000, 50_000, Duration.ofSeconds(10))));

        assertThat(result.rows()).hasSizeBetween(45, 60);
        assertThat(result.truncated()).isTrue();
    }

    @Test
    void asManyRowsAsTheLimit_areAllThereIs() throws InterruptedException {
        QueryResult result =
                queries.run(query("select * from range(7)", new QueryLimits(7, 1_000, Duration.ofSeconds(10))));

        assertThat(result.rows()).hasSize(7);
        assertThat(result.truncated()).isFalse();
    }

    @Test
    void whenNobodyWaitsAnyMore_theQueryIsCancelledAndItsPlaceIsFree() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            Thread waiting = waiting(ENDLESS, new AtomicReference<>());
            await().atMost(SOON).until(() -> queries.running() == 1);
            waiting.interrupt();
            waiting.join(5_000);
            assertThat(waiting.isAlive()).isFalse();
            await().atMost(SOON).until(() -> queries.running() == 0);
        }

        await().atMost(SOON).ignoreExceptions().untilAsserted(this::assertUnharmed);
    }

    @Test
    void moreQueriesThanMayRunAtOnce_areToldSo() throws InterruptedException {
        AtomicReference<Throwable> first = new AtomicReference<>();
        Thread one = waiting(ENDLESS, first);
        Thread two = waiting(ENDLESS, new AtomicReference<>());
        await().atMost(SOON).until(() -> queries.running() == 2);

        QueryException refusal = refusal("select 1", LIMITS);

        assertThat(refusal.kind()).isEqualTo(Kind.BUSY);
        one.interrupt();
        two.interrupt();
        one.join(5_000);
        two.join(5_000);
        assertThat(first.get()).isInstanceOf(InterruptedException.class);
        await().atMost(SOON).ignoreExceptions().untilAsserted(this::assertUnharmed);
    }

    @Test
    void aStatementIsCheckedWithoutBeingRun() throws InterruptedException {
        queries.check(ENDLESS);
        queries.check("select * from tick_latest where i > ? and species = ?");

        for (String sql :
                List.of("drop table tick_latest", "select getenv('HOME')", "select spezies from tick_latest")) {
            assertThatExceptionOfType(QueryException.class).isThrownBy(() -> queries.check(sql));
        }
        assertUnharmed();
    }

    @Test
    void anErrorSaysWhereItIs() throws InterruptedException {
        assertThat(refusal("selec 1").position()).contains(new Position(1, 1));
        assertThat(refusal("select 'é🐦', spezies\nfrom tick_latest").position())
                .contains(new Position(1, 14));
        assertThat(refusal("select species,\n  count(*\nfrom tick_latest")
                        .position()
                        .map(Position::line))
                .contains(3);
        assertThat(refusal("explain\n select nothing from tick_latest").position())
                .contains(new Position(2, 9));
        assertThat(refusal("select spezies from tick_latest")).hasMessageContaining("\"species\"");
    }

    @Test
    void anErrorOfTheRowsIsTold() throws InterruptedException {
        QueryException refusal = refusal("select cast('x' || species as integer) from tick_latest");

        assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
        assertThat(refusal).hasMessageContaining("Could not convert string 'x0'");
    }

    @Test
    void parametersAreValuesAndNotSql() throws InterruptedException {
        QueryResult result = queries.run(new Query(
                "select ?::varchar, $2 + 1, $3, $4",
                Arrays.asList("'; drop table tick_latest; --", 41L, true, null),
                LIMITS));

        assertThat(result.rows().getFirst()).containsExactly("'; drop table tick_latest; --", 42L, true, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from tick_latest limit 1",
                "values (1), (2)",
                "describe tick_latest",
                "show tables",
                "summarize tick_latest",
                "explain select * from tick_latest",
                " EXPLAIN ANALYZE select * from tick_latest",
                "select 1;",
                "-- a remark\nselect 1 -- another",
                "select 'it''s; drop table x'",
                "select lpad(species, 10, '0'), bar(i, 0, 100, 20) from tick_latest limit 1",
                "select unnest(range(10))",
                "select * from generate_series(date '2026-01-01', date '2026-01-05', interval 1 day)",
                "select unnest(generate_series(timestamp '2026-01-01', timestamp '2026-01-05', interval 1 day))",
                "select random(), uuid(), now()",
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < 10) select * from n",
                "select * from information_schema.columns",
                "select i % 3, count(*), sum(i) from tick_latest group by all"
            })
    void readingIsAllowed(String sql) throws InterruptedException {
        assertThat(queries.run(query(sql, LIMITS)).columns()).isNotEmpty();
    }

    @Test
    void deepNesting_isRefusedAndNotACrash() throws InterruptedException {
        for (String sql : List.of(
                "select " + "(".repeat(15_000) + "1" + ")".repeat(15_000),
                "select " + "[".repeat(15_000) + "]".repeat(15_000),
                "select " + "not ".repeat(8_000) + "true",
                "select " + "1+".repeat(15_000) + "1",
                "select * from " + "(from ".repeat(4_000) + "tick_latest" + ")".repeat(4_000),
                "select 1" + " union all select 1".repeat(1_700),
                "select " + "x".repeat(40_000))) {
            try {
                queries.run(query(sql, LIMITS));
            } catch (QueryException refused) {
                assertThat(refused.kind()).isIn(Kind.INVALID, Kind.NOT_ALLOWED, Kind.MEMORY);
            }
            assertUnharmed();
        }
    }

    @Test
    void theTablesThatAStatementReads_areKnown() throws InterruptedException {
        assertThat(queries.run(query("with x as (from Tick_Latest) select count(*) from x", LIMITS))
                        .tables())
                .contains("tick_latest");
    }

    private void assertUnharmed() throws InterruptedException {
        assertThat(queries.run(query("select count(*), sum(i) from tick_latest", LIMITS))
                        .rows()
                        .getFirst())
                .hasToString("[100000, 4999950000]");
    }

    private static QueryException refusal(String sql) throws InterruptedException {
        return refusal(sql, LIMITS);
    }

    private static QueryException refusal(String sql, QueryLimits limits) throws InterruptedException {
        return assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> queries.run(query(sql, limits)))
                .actual();
    }

    private static Thread waiting(String sql, AtomicReference<Throwable> ended) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Thread thread = Thread.ofPlatform().start(() -> {
            begun.countDown();
            try {
                queries.run(query(sql, LIMITS));
            } catch (InterruptedException | RuntimeException e) {
                ended.set(e);
            }
        });
        begun.await();
        return thread;
    }

    private static Query query(String sql, QueryLimits limits) {
        return new Query(sql, List.of(), limits);
    }
}
