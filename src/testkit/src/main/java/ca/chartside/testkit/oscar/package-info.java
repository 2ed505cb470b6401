/** A practice OSCAR: our own imitation of what the companion meets in OSCAR EMR, with the sample clinic's people. */
@NullMarked
package ca.chartside.testkit.oscar;

import org.jspecify.annotations.NullMarked;
