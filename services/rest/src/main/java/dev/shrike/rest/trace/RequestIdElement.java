package dev.shrike.rest.trace;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import org.slf4j.MDC;

/** Puts a request's id into the log lines of every thread that works on it. */
record RequestIdElement(String id) implements ThreadPropagatedContextElement<String> {
    private static final String KEY = "request_id";

    @Override
    public String updateThreadContext() {
        String before = MDC.get(KEY);
        MDC.put(KEY, id);
        return before;
    }

    @Override
    public void restoreThreadContext(String before) {
        if (before == null) {
            MDC.remove(KEY);
        } else {
            MDC.put(KEY, before);
        }
    }
}
