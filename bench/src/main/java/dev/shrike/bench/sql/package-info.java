/** SQL over compacted topics, beside a bare consumer and a bare load of the same database. */
package dev.shrike.bench.sql;
