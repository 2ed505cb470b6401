@NullMarked
package ca.chartside.desktop.ui;

import org.jspecify.annotations.NullMarked;
