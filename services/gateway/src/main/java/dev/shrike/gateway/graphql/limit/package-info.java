/** How large a query may be: measured on its text and its parsed form, before anything of it runs. */
package dev.shrike.gateway.graphql.limit;
