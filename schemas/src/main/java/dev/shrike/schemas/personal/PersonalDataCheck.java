package dev.shrike.schemas.personal;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.purpose.PurposeCatalogue;
import dev.shrike.schemas.sealed.SealedField;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks in a build that personal data is sealed: each field whose name looks personal has to be, or has to be marked as considered
 * with a reason, by {@code considered} in the catalogue entry or by a property of that name in the schema. It checks as well that
 * sealed fields name a person's id and a described purpose. The check guesses by names, so that it belongs into a build, where
 * somebody can answer it; a running platform never asks it. Immutable and thread-safe.
 */
public final class PersonalDataCheck {
    private final EventCatalogue events;
    private final PurposeCatalogue purposes;

    /**
     * @param events whose schemas are looked at
     * @param purposes what sealed fields may be kept for
     */
    public PersonalDataCheck(EventCatalogue events, PurposeCatalogue purposes) {
        this.events = events;
        this.purposes = purposes;
    }

    /** Over all events and purposes on the class path. */
    public static PersonalDataCheck standard() {
        return new PersonalDataCheck(EventCatalogue.standard(), PurposeCatalogue.standard());
    }

    /**
     * For a build without tests: checks the events of these names, or all on the class path, writes what it finds to the standard
     * error output and ends with 1 when that is anything, with 2 when there is no such event.
     */
    public static void main(String[] names) {
        PersonalDataCheck check = standard();
        var unknown = Arrays.stream(names)
                .filter(name -> check.events.find(name).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            System.err.println("No event is called " + String.join(", ", unknown));
            System.exit(2);
        }
        List<Finding> findings = check.findings().stream()
                .filter(finding -> names.length == 0 || List.of(names).contains(finding.event()))
                .toList();
        findings.forEach(finding -> System.err.println(finding + "\n"));
        System.exit(findings.isEmpty() ? 0 : 1);
    }

    /** Everything that has to be put right, event by event; empty when all is well. */
    public List<Finding> findings() {
        return events.all().stream().flatMap(event -> findings(event).stream()).toList();
    }

    /** What has to be put right about one event. */
    public List<Finding> findings(EventDefinition event) {
        var findings = new LinkedHashMap<String, Finding>();
        for (MajorVersion major : event.majors()) {
            for (EventSchema version : major.minors()) {
                look(event, version, findings);
            }
        }
        lookAtMarks(event, findings);
        return List.copyOf(findings.values());
    }

    private void look(EventDefinition event, EventSchema version, Map<String, Finding> findings) {
        Map<String, SchemaField> fields = SchemaField.in(version.schema());
        for (SchemaField field : fields.values()) {
            if (!field.isSealed() && !event.considered().containsKey(field.path())) {
                lookAtOpen(version, field, fields, findings);
            }
        }
        var check = new SealedFieldCheck(version, purposes, finding -> add(version.major(), finding, findings));
        SealedField.in(version.schema()).forEach(field -> check.look(field, fields));
    }

    private void lookAtOpen(
            EventSchema version, SchemaField field, Map<String, SchemaField> all, Map<String, Finding> findings) {
        if (field.considered().isPresent()) {
            if (field.considered().get().isBlank()) {
                add(version.major(), blank(version, field.path()), findings);
            }
            return;
        }
        field.personalWord()
                .map(word -> new Finding(
                        version.event(),
                        version.version(),
                        field.path(),
                        "looks personal by the word '" + word + "', and is neither sealed nor marked as considered.",
                        Remedies.sealOrConsider(version.event(), version.version(), field, all, purposes)))
                .ifPresent(finding -> add(version.major(), finding, findings));
    }

    private static void lookAtMarks(EventDefinition event, Map<String, Finding> findings) {
        Set<String> openPaths = new LinkedHashSet<>();
        Set<String> sealedPaths = new LinkedHashSet<>();
        event.majors().stream()
                .flatMap(major -> major.minors().stream())
                .flatMap(version -> SchemaField.in(version.schema()).values().stream())
                .forEach(field -> (field.isSealed() ? sealedPaths : openPaths).add(field.path()));
        EventSchema newest = event.newest().newest();
        event.considered().forEach((path, reason) -> {
            if (reason.isBlank()) {
                add(newest.major(), blank(newest, path), findings);
            } else if (!openPaths.contains(path)) {
                String problem = sealedPaths.contains(path)
                        ? "is sealed, and is marked as considered as well."
                        : "is marked as considered, and no version has such a field.";
                String remedy = "Take the mark out of catalogue/" + event.name() + ".yaml, or correct its path.";
                add(newest.major(), new Finding(event.name(), newest.version(), path, problem, remedy), findings);
            }
        });
    }

    private static Finding blank(EventSchema version, String path) {
        return new Finding(
                version.event(),
                version.version(),
                path,
                "is marked as considered without a reason.",
                "Say why nobody can be recognised by it, so that the next reader can judge; or seal it.");
    }

    /** A later minor version has the fields of an earlier one, and their faults. */
    private static void add(int major, Finding finding, Map<String, Finding> findings) {
        findings.putIfAbsent(major + " " + finding.path() + " " + finding.problem(), finding);
    }
}
