package dev.shrike.ticks.sightings;

import dev.shrike.ticks.TickApi;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the live tables of the projection. Thread-safe. */
@Singleton
class SightingsTable {
    private static final String OF_SPECIES = """
            select species, month, sightings, birds from sightings_by_month
            where species = ? order by month limit ?""";
    private static final String OF_MONTH = """
            select species, month, sightings, birds from sightings_by_month
            where month = ? order by sightings desc, species limit ?""";

    private final TransactionOperations<Connection> transactions;

    SightingsTable(@Named(TickApi.DATA_SOURCE) TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** The months in which a species was seen, oldest first. */
    List<SpeciesMonth> ofSpecies(String species, int limit) {
        return read(OF_SPECIES, species, limit);
    }

    /** The species that were seen in a month, the most often seen first. */
    List<SpeciesMonth> ofMonth(String month, int limit) {
        return read(OF_MONTH, month, limit);
    }

    private List<SpeciesMonth> read(String sql, String key, int limit) {
        return transactions.executeRead(tx -> {
            try (PreparedStatement select = tx.getConnection().prepareStatement(sql)) {
                select.setString(1, key);
                select.setInt(2, limit);
                return rows(select);
            }
        });
    }

    private static List<SpeciesMonth> rows(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<SpeciesMonth> all = new ArrayList<>();
            while (row.next()) {
                all.add(new SpeciesMonth(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)));
            }
            return all;
        }
    }
}
