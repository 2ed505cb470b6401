@NullMarked
package ca.chartside.desktop.chart;

import org.jspecify.annotations.NullMarked;
