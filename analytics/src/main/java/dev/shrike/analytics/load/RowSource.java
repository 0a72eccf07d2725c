package dev.shrike.analytics.load;

import dev.shrike.analytics.table.Carrier;
import dev.shrike.analytics.table.Column;
import dev.shrike.analytics.table.Rows;
import dev.shrike.analytics.table.Table;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;

/**
 * Rows on their way into one table: a function of the database that gives them column by column, some thousand at a time. That takes
 * about half of what an appender takes, which is called for every value. Queries cannot call it. For one writer at a time.
 */
final class RowSource implements DuckDBTableFunction<Object, Object, Object> {
    private final Table table;
    private final int[] filled;
    private volatile Rows rows;
    private volatile PrimitiveIterator.OfInt left = IntStream.empty().iterator();

    private RowSource(Table table) {
        this.table = table;
        this.filled = IntStream.range(0, table.columns().size())
                .filter(i -> !table.columns().get(i).sealed())
                .toArray();
    }

    /** Makes the function of a table known to the database, for as long as that is open. */
    static RowSource register(Table table, DuckDBConnection connection) throws SQLException {
        RowSource source = new RowSource(table);
        try (DuckDBTableFunctionBuilder function = DuckDBFunctions.tableFunction()) {
            function.withName(source.name()).withFunction(source).register(connection);
        }
        return source;
    }

    /** What the next {@link #insertion} brings: these of the rows. */
    void offer(Rows from, IntStream numbers) {
        rows = from;
        left = numbers.iterator();
    }

    /** What was offered is not there any more. */
    void forget() {
        rows = null;
        left = IntStream.empty().iterator();
    }

    /** The statement that takes what was offered into the table. */
    String insertion() {
        List<Column> columns = table.columns();
        String values = IntStream.of(filled)
                .mapToObj(i -> columns.get(i).type().made().formatted(carried(i)))
                .collect(Collectors.joining(", "));
        String names = IntStream.of(filled)
                .mapToObj(i -> quoted(columns.get(i).name()))
                .collect(Collectors.joining(", "));
        return "insert into " + quoted(table.name()) + " (" + names + ") select " + values + " from " + quoted(name())
                + "()";
    }

    @Override
    public Object bind(DuckDBTableFunctionBindInfo info) {
        for (int column : filled) {
            info.addResultColumn(
                    carried(column), vector(table.columns().get(column).type().carrier()));
        }
        return this;
    }

    @Override
    public Object init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        return this;
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter out) {
        int[] chunk = new int[Math.toIntExact(out.capacity())];
        int size = 0;
        for (PrimitiveIterator.OfInt next = left; size < chunk.length && next.hasNext(); size++) {
            chunk[size] = next.nextInt();
        }
        int[] taken = Arrays.copyOf(chunk, size);
        for (int i = 0; size > 0 && i < filled.length; i++) {
            fill(out.vector(i), taken, filled[i]);
        }
        return size;
    }

    private void fill(DuckDBWritableVector vector, int[] chunk, int column) {
        Rows from = rows;
        switch (table.columns().get(column).type().carrier()) {
            case TEXT -> {
                byte[][] texts = new byte[chunk.length][];
                for (int i = 0; i < chunk.length; i++) {
                    texts[i] = from.has(chunk[i], column) ? from.text(chunk[i], column) : null;
                }
                vector.setStringUtf8Batch(0, texts);
            }
            case NUMBER -> each(from, chunk, column, vector, i -> vector.setLong(i, from.number(chunk[i], column)));
            case REAL -> each(from, chunk, column, vector, i -> vector.setDouble(i, from.real(chunk[i], column)));
        }
    }

    private static void each(Rows from, int[] chunk, int column, DuckDBWritableVector vector, IntConsumer present) {
        for (int i = 0; i < chunk.length; i++) {
            if (from.has(chunk[i], column)) {
                present.accept(i);
            } else {
                vector.setNull(i);
            }
        }
    }

    private static DuckDBColumnType vector(Carrier carrier) {
        return switch (carrier) {
            case TEXT -> DuckDBColumnType.VARCHAR;
            case NUMBER -> DuckDBColumnType.BIGINT;
            case REAL -> DuckDBColumnType.DOUBLE;
        };
    }

    private String name() {
        return "_rows_of_" + table.name();
    }

    private static String carried(int column) {
        return "c" + column;
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
