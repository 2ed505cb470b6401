@NullMarked
package ca.chartside.desktop.theme;

import org.jspecify.annotations.NullMarked;
