@NullMarked
package ca.chartside.desktop.settings;

import org.jspecify.annotations.NullMarked;
