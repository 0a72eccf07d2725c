package dev.shrike.users.certificate;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code certificate}. */
@Repository("users")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CertificateTable extends GenericRepository<CertificateRow, Long> {

    CertificateRow save(CertificateRow row);

    Optional<CertificateRow> findByNumber(long number);

    Optional<CertificateRow> findByErasureIdAndGrade(UUID erasureId, String grade);

    /** The erasure's last one. */
    @Query("select * from certificate where erasure_id = :erasureId order by number desc limit 1")
    Optional<CertificateRow> findNewest(UUID erasureId);

    /** The last one of all. */
    @Query("select * from certificate order by number desc limit 1")
    Optional<CertificateRow> findLast();

    @Query("select * from certificate where number > :after order by number limit :limit")
    List<CertificateRow> findAfter(long after, int limit);

    long count();
}
