@NullMarked
package ca.chartside.desktop.app;

import org.jspecify.annotations.NullMarked;
