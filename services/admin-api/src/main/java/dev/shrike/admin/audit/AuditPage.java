package dev.shrike.admin.audit;

import io.micronaut.core.annotation.Nullable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;

/**
 * A page of the audit log, newest first.
 *
 * @param next opaque; given as {@code after} it leads to the older entries; {@code null} on the last page
 */
record AuditPage(List<AuditEntry> entries, @Nullable String next) {

    static AuditPage of(List<AuditEntry> entries, int limit) {
        return new AuditPage(
                entries,
                entries.size() < limit ? null : textOf(entries.getLast().position()));
    }

    /** The position that a client gives back as {@code after}; empty when it is none. */
    static OptionalLong positionIn(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
            return bytes.length == Long.BYTES
                    ? OptionalLong.of(ByteBuffer.wrap(bytes).getLong())
                    : OptionalLong.empty();
        } catch (IllegalArgumentException notOurs) {
            return OptionalLong.empty();
        }
    }

    private static String textOf(long position) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(position).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
