package dev.shrike.rest.identity;

/**
 * Under which name the other services know one, and where its code lies. Each service has a bean of this type, by which several
 * in one JVM keep their own names. Immutable.
 *
 * @param name e.g. {@code tick-api}
 * @param root the package that holds all of its code
 */
public record ServiceIdentity(String name, String root) {

    /** The service whose root package the class lies in. */
    public static ServiceIdentity of(String name, Class<?> application) {
        return new ServiceIdentity(name, application.getPackageName());
    }

    boolean owns(Class<?> type) {
        return (type.getPackageName() + ".").startsWith(root + ".");
    }
}
