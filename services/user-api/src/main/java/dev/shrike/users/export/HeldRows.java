package dev.shrike.users.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.client.exceptions.HttpClientException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Goes through the pages of a service, one after the other. Not thread-safe. */
final class HeldRows implements Iterator<ObjectNode> {

    /** Far more than anybody has: a service that gives more does not come to an end. */
    private static final int MOST_PAGES = 100_000;

    private final String service;
    private final Function<String, HeldPage> pages;
    private final Deque<ObjectNode> page = new ArrayDeque<>();
    private String after;
    private int fetched;
    private boolean ended;

    /** @param pages the page behind a place; behind null is the first */
    HeldRows(String service, Function<String, HeldPage> pages) {
        this.service = service;
        this.pages = pages;
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && !ended) {
            fetch();
        }
        return !page.isEmpty();
    }

    @Override
    public ObjectNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException("No more rows of " + service);
        }
        return page.remove();
    }

    private void fetch() {
        HeldPage next = ask();
        page.addAll(next.items());
        fetched++;
        if (fetched > MOST_PAGES || next.next() != null && next.next().equals(after)) {
            throw new SourceAwayException(service, "gives pages without end", null);
        }
        after = next.next();
        ended = after == null;
    }

    private HeldPage ask() {
        try {
            HeldPage next = pages.apply(after);
            if (next == null || next.items() == null) { // the client gives null for a 404
                throw new SourceAwayException(service, "does not know this question", null);
            }
            return next;
        } catch (HttpClientException e) {
            throw new SourceAwayException(service, "does not answer", e);
        }
    }
}
