/** SQL from the command line: asking, showing, and a prompt. */
package dev.shrike.standalone.sql;
