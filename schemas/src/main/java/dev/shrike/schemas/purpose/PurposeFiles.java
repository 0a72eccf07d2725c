package dev.shrike.schemas.purpose;

import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.entry.EntryFiles;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads purposes from the class path: each {@code META-INF/shrike/purposes.index} names the entries of its jar, a line each. */
final class PurposeFiles {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    private final EntryFiles files;

    PurposeFiles(ClassLoader loader) {
        files = new EntryFiles(loader, "META-INF/shrike/purposes.index");
    }

    List<PurposeDefinition> read() {
        return files.read(Entry.class).stream().map(PurposeFiles::definition).toList();
    }

    private static PurposeDefinition definition(Entry entry) {
        String name = Objects.requireNonNullElse(entry.name(), "");
        if (!WORD.matcher(name).matches()) {
            throw new SchemaException("A purpose is a word of lower-case letters, digits, _ and -, not '" + name + "'");
        }
        return new PurposeDefinition(
                name,
                told(name, "meaning", entry.meaning()),
                basis(name, told(name, "legal_basis", entry.legalBasis())),
                told(name, "reason", entry.reason()),
                some(name, "people", entry.people()),
                some(name, "data", entry.data()),
                listed(name, "recipients", entry.recipients()),
                listed(name, "transfers", entry.transfers()),
                told(name, "retention", entry.retention()),
                some(name, "security", entry.security()));
    }

    private static LegalBasis basis(String name, String written) {
        for (LegalBasis basis : LegalBasis.values()) {
            if (basis.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(written)) {
                return basis;
            }
        }
        throw new SchemaException("The purpose " + name + " has no legal basis of article 6(1): consent, contract,"
                + " legal-obligation, vital-interests, public-task or legitimate-interests, but '" + written + "'");
    }

    private static String told(String name, String what, String value) {
        if (value == null || value.isBlank()) {
            throw new SchemaException("The purpose " + name + " does not tell its " + what);
        }
        return value.strip();
    }

    private static List<String> some(String name, String what, List<String> values) {
        if (listed(name, what, values).isEmpty()) {
            throw new SchemaException("The purpose " + name + " does not tell its " + what);
        }
        return values;
    }

    /** None is an answer, silence is not. */
    private static List<String> listed(String name, String what, List<String> values) {
        if (values == null || values.stream().anyMatch(value -> value == null || value.isBlank())) {
            throw new SchemaException(
                    "The purpose " + name + " does not list its " + what + "; [] says that there are none");
        }
        return values;
    }

    record Entry(
            String name,
            String meaning,
            String legalBasis,
            String reason,
            List<String> people,
            List<String> data,
            List<String> recipients,
            List<String> transfers,
            String retention,
            List<String> security) {}
}
