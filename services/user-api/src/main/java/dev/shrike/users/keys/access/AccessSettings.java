package dev.shrike.users.keys.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.convert.format.MapFormat.MapTransformation;
import io.micronaut.core.naming.conventions.StringConvention;
import java.util.Map;

/**
 * {@code shrike.keys.access.<service>.<purpose>}: {@code seal}, {@code open} or {@code none}.
 *
 * @param access rights by service and purpose, not checked yet
 */
@ConfigurationProperties("shrike.keys")
record AccessSettings(
        @MapFormat(transformation = MapTransformation.NESTED, keyFormat = StringConvention.RAW)
        Map<String, Object> access) {

    AccessSettings {
        if (access == null || access.isEmpty()) {
            throw new IllegalArgumentException("shrike.keys.access allows nobody anything: nothing could be sealed");
        }
    }
}
