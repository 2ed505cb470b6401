/** Stories that the program plays on itself, each step seen and pictured. */
@NullMarked
package ca.chartside.e2e.tour;

import org.jspecify.annotations.NullMarked;
