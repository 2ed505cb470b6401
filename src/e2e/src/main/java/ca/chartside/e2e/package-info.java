@NullMarked
package ca.chartside.e2e;

import org.jspecify.annotations.NullMarked;
