package dev.shrike.schemas.personal;

import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.purpose.PurposeCatalogue;
import dev.shrike.schemas.sealed.SealedField;
import java.util.Map;
import java.util.function.Consumer;

/** Whether a sealed field says rightly whose it is and what for. That it says so at all is checked when the catalogue is read. */
final class SealedFieldCheck {
    private final EventSchema version;
    private final PurposeCatalogue purposes;
    private final Consumer<Finding> findings;

    SealedFieldCheck(EventSchema version, PurposeCatalogue purposes, Consumer<Finding> findings) {
        this.version = version;
        this.purposes = purposes;
        this.findings = findings;
    }

    void look(SealedField sealed, Map<String, SchemaField> fields) {
        SchemaField person = fields.get(sealed.dataSubject());
        if (person == null) {
            tell(
                    sealed,
                    "says that it belongs to " + sealed.dataSubject() + ", and there is no such field.",
                    "Let dataSubject be the path to the id of the person whose data it is.");
        } else if (!person.isText() || person.personalWord().isPresent()) {
            tell(
                    sealed,
                    "says that it belongs to " + sealed.dataSubject() + ", which cannot be a person's id.",
                    "Let dataSubject be the path to a field of text that stands in clear and holds a random UUID.");
        }
        if (purposes.find(sealed.purpose()).isEmpty()) {
            tell(
                    sealed,
                    "is kept for the purpose '" + sealed.purpose() + "', which nobody has described.",
                    Remedies.describePurpose(sealed.purpose(), purposes));
        }
    }

    private void tell(SealedField sealed, String problem, String remedy) {
        findings.accept(new Finding(version.event(), version.version(), sealed.path(), problem, remedy));
    }
}
