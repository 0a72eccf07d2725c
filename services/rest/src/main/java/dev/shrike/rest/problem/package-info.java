/** Every error answer is {@code application/problem+json} (RFC 9457) and says nothing about the inside of the service. */
package dev.shrike.rest.problem;
