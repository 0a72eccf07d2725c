/** How services are asked on behalf of a caller: with the caller's token, in the caller's trace, bounded in number and time. */
package dev.shrike.gateway.graphql.calling;
