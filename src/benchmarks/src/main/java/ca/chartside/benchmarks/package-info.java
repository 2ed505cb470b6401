@NullMarked
package ca.chartside.benchmarks;

import org.jspecify.annotations.NullMarked;
