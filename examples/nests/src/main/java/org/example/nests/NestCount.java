package org.example.nests;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** How many nests of a species were found, and how many young left them. */
@Introspected
@MappedEntity("nests_by_species")
record NestCount(@Id String species, int nests, int young) {}
