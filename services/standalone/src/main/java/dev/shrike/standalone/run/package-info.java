/** The note in the data folder of how a running platform is getting on: what other commands find it by. */
package dev.shrike.standalone.run;
