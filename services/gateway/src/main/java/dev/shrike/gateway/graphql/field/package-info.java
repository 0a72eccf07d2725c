/** Where each field of the schema gets its value: from the JSON that services answer, read by the names that they use. */
package dev.shrike.gateway.graphql.field;
