@NullMarked
package ca.chartside.protocol;

import org.jspecify.annotations.NullMarked;
