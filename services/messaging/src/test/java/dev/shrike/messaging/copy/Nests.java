package dev.shrike.messaging.copy;

import dev.shrike.messaging.Service;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Five nests that somebody else owns, two to a page. */
final class Nests implements CachedCopy<Integer> {
    private static final int ALL = 5;
    private static final int PAGE = 2;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final IntConsumer table;
    private volatile boolean away = true;
    private volatile int failures;

    /** @param table where one is stored */
    Nests(IntConsumer table) {
        this.table = table;
    }

    /** From now on the owner answers, but for its next answers to one question. */
    void comeBack(int failuresInTheMiddle) {
        failures = failuresInTheMiddle;
        away = false;
    }

    /** What was asked since the owner came back. */
    List<String> asked() {
        return asked;
    }

    @Override
    public String name() {
        return "nests";
    }

    @Override
    public String dataSource() {
        return Service.DATA_SOURCE;
    }

    @Override
    public CopyPage<Integer> fetch(String after) throws IOException {
        if (away) {
            throw new IOException("away");
        }
        asked.add(after);
        int from = after.isEmpty() ? 0 : Integer.parseInt(after);
        if (from > 0 && failures > 0) {
            failures--;
            throw new IOException("lost");
        }
        int to = Math.min(from + PAGE, ALL);
        String next = to == ALL ? CopyPage.BEGINNING : Integer.toString(to);
        return new CopyPage<>(IntStream.range(from, to).boxed().toList(), next);
    }

    @Override
    public void store(Integer nest) {
        table.accept(nest);
    }
}
