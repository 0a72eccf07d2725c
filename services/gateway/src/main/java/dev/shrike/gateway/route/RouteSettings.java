package dev.shrike.gateway.route;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Where the services are: {@code shrike.gateway.routes.*}.
 *
 * @param enabled whether requests are passed on at all; not where all services are in this process
 * @param services the address of each service by its name
 * @param more routes to services of others, each {@code /path name}; its name stands among the services
 */
@ConfigurationProperties("shrike.gateway.routes")
@Requires(property = "shrike.gateway.routes.enabled", value = "true")
record RouteSettings(
        @Bindable(defaultValue = "false") boolean enabled,

        @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW)
        Map<String, URI> services,

        @Bindable(defaultValue = "") List<String> more) {

    /** Copies both. */
    RouteSettings {
        services = Map.copyOf(services);
        more = List.copyOf(more);
    }
}
