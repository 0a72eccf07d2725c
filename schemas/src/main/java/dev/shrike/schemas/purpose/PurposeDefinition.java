package dev.shrike.schemas.purpose;

import java.util.List;

/**
 * What some personal data is kept for. Each person has one key per purpose, so that erasing, and handing out of keys, can be told
 * apart by purpose. The fields are what article 30(1) of the GDPR asks of a record of processing.
 *
 * @param name a lower-case word, as sealed fields name it
 * @param meaning what is done with the data, and why
 * @param legalBasis why that is allowed
 * @param reason the contract, law or interest that the basis refers to
 * @param people the categories of people
 * @param data the categories of data
 * @param recipients who gets to see it, outside of the platform's own services
 * @param transfers third countries or international organisations that get it, each with its safeguards
 * @param retention how long it is kept, where that is not the retention of the events
 * @param security the measures that protect it
 */
public record PurposeDefinition(
        String name,
        String meaning,
        LegalBasis legalBasis,
        String reason,
        List<String> people,
        List<String> data,
        List<String> recipients,
        List<String> transfers,
        String retention,
        List<String> security) {

    /** Copies the lists. */
    public PurposeDefinition {
        people = List.copyOf(people);
        data = List.copyOf(data);
        recipients = List.copyOf(recipients);
        transfers = List.copyOf(transfers);
        security = List.copyOf(security);
    }
}
