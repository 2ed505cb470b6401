/** A conversation on paper or in another program: printed pages and data, each taken out audited. */
@NullMarked
package ca.chartside.backend.export;

import org.jspecify.annotations.NullMarked;
