/** The trace of a request: taken from who asks or begun, told in the answer, carried on to whom is asked next. */
package dev.shrike.rest.trace;
