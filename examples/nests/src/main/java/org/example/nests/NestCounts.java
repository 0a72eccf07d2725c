package org.example.nests;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Reads what the projection keeps. */
@JdbcRepository(dataSource = "nests", dialect = Dialect.POSTGRES)
interface NestCounts extends GenericRepository<NestCount, String> {
    @Query("select species, nests, young from nests_by_species order by nests desc, species limit 100")
    List<NestCount> list();
}
