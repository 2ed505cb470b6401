/** The sample clinic as the demo and the tours run it: server, data and mail. */
@NullMarked
package ca.chartside.e2e.clinic;

import org.jspecify.annotations.NullMarked;
