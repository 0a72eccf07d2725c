package dev.shrike.rest.identity;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.InjectionPoint;
import jakarta.inject.Singleton;
import java.util.List;

/** Tells on whose behalf something is done in this process, which may hold one service or several. Immutable. */
@Singleton
public final class ServiceIdentities {

    private static final String NAMELESS = "shrike";

    private final List<ServiceIdentity> services;
    private final String process;

    /** @param application {@code micronaut.application.name}; without it, a process with one service has that one's name */
    public ServiceIdentities(
            List<ServiceIdentity> services, @Value("${micronaut.application.name:}") String application) {
        this.services = List.copyOf(services);
        this.process = application.isBlank() ? theOnlyOne() : application;
    }

    /** The name of this process, for what belongs to none of its services alone. */
    public String process() {
        return process;
    }

    /** The name of the service that gets the bean which is being made; the process's for a bean that nobody's code gets. */
    public String at(@Nullable InjectionPoint<?> point) {
        return point == null ? process : of(declaring(point.getDeclaringBean()));
    }

    String of(Class<?> type) {
        return services.stream()
                .filter(service -> service.owns(type))
                .map(ServiceIdentity::name)
                .findFirst()
                .orElse(process);
    }

    private String theOnlyOne() {
        return services.size() == 1 ? services.getFirst().name() : NAMELESS;
    }

    /** A bean that a factory makes belongs to whoever wrote the factory. */
    private static Class<?> declaring(BeanDefinition<?> bean) {
        return bean.getDeclaringType().orElseGet(bean::getBeanType);
    }
}
