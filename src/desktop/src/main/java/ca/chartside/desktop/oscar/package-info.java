@NullMarked
package ca.chartside.desktop.oscar;

import org.jspecify.annotations.NullMarked;
