package dev.shrike.rest.trace;

import dev.shrike.schemas.trace.TraceScope;
import dev.shrike.schemas.trace.Traceparent;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;

/** Says in which trace it works. */
@Controller("/echoes")
@Requires(property = "echoes")
@Secured(SecurityRule.IS_ANONYMOUS)
class Echoes {
    private final Another another;

    Echoes(Another another) {
        this.another = another;
    }

    /** Itself, as another service. */
    @Client("${echoes}")
    interface Another {
        @Get(value = "/echoes/header", consumes = MediaType.TEXT_PLAIN)
        String header();
    }

    @Get("/here")
    @ExecuteOn(TaskExecutors.BLOCKING)
    Map<String, String> here() {
        return Map.of(
                "current", Traceparent.current().orElse(""),
                "logged", String.valueOf(MDC.get(TraceScope.TRACE_ID)),
                "virtual", String.valueOf(Thread.currentThread().isVirtual()));
    }

    @Get(value = "/header", produces = MediaType.TEXT_PLAIN)
    String header(@Nullable @Header("traceparent") String traceparent) {
        return String.valueOf(traceparent);
    }

    @Get(value = "/reactive", produces = MediaType.TEXT_PLAIN)
    Mono<String> reactive() {
        return Mono.fromSupplier(() -> Traceparent.current().orElse(""));
    }

    @Get(value = "/asked", produces = MediaType.TEXT_PLAIN)
    @ExecuteOn(TaskExecutors.BLOCKING)
    String asked() {
        return another.header();
    }

    @Get("/broken/{name}")
    @ExecuteOn(TaskExecutors.BLOCKING)
    String broken(String name) {
        throw new IllegalStateException("of " + name);
    }
}
