package dev.shrike.analytics.engines;

import dev.shrike.analytics.table.Column;
import dev.shrike.analytics.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The tables for engines that read Kafka through the registry: under the same names, and in Trino with the same columns. */
public final class OtherEngines {
    private static final String OWN = "_";

    private OtherEngines() {}

    /**
     * Trino's Kafka connector shows a topic as all records that lie in it; these views show the last one of each key, as long as it
     * is no tombstone. Sealed fields are left out.
     */
    public static String trino(List<Table> tables) {
        return tables.stream().map(OtherEngines::trinoView).collect(Collectors.joining("\n"));
    }

    /** A source table of ksqlDB is by key by itself; its columns come from the registry. */
    public static String ksqlDb(List<Table> tables) {
        return tables.stream().map(OtherEngines::ksqlDbTable).collect(Collectors.joining("\n"));
    }

    private static String trinoView(Table table) {
        String columns = table.columns().stream()
                .filter(column -> !column.name().startsWith(OWN) && !column.sealed())
                .map(column -> "  " + path(column) + " as \"" + column.name() + "\"")
                .collect(Collectors.joining(",\n"));
        return """
                create or replace view shrike."default".%s as
                select
                  "_key",
                  id as "_id",
                  type as "_type",
                  version as "_version",
                  metadata.source as "_source",
                  metadata.time as "_time",
                  "_timestamp" as "_published_at",
                  "_partition_id" as "_partition",
                  "_partition_offset" as "_offset",
                %s
                from (
                  select *, row_number() over (partition by "_key" order by "_partition_offset" desc) as age
                  from shrike."default"."%s"
                )
                where age = 1 and id is not null;
                """.formatted(table.name(), columns, table.topic());
    }

    /** As {@code data."user"."id"}. */
    private static String path(Column column) {
        return Arrays.stream(column.path().split("\\."))
                .map(step -> "\"" + step + "\"")
                .collect(Collectors.joining("."));
    }

    private static String ksqlDbTable(Table table) {
        return """
                create source table %s (record_key varchar primary key)
                  with (kafka_topic = '%s', key_format = 'KAFKA', value_format = 'AVRO');
                """.formatted(table.name(), table.topic());
    }
}
