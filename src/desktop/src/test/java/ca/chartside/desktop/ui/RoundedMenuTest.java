package ca.chartside.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.theme.Theme;
import java.awt.Shape;
import java.awt.Window;
import javax.swing.JFrame;
import javax.swing.JMenuItem;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

/** A menu in a window of its own has round corners, and leaves none to what Swing shows there next. */
class RoundedMenuTest {
    @Test
    void theWindowOfAMenuHasRoundCornersAsLongAsItIsTheMenus() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            JFrame frame = new JFrame();
            frame.setSize(200, 100);
            frame.setVisible(true);
            RoundedMenu menu = new RoundedMenu();
            menu.add(new JMenuItem("Send"));
            menu.show(frame.getContentPane(), 150, 80);
            Window window = SwingUtilities.getWindowAncestor(menu);
            assertThat(window).isNotSameAs(frame);
            window.validate();
            Shape shape = window.getShape();
            assertThat(shape).isNotNull();
            assertThat(shape.getBounds().getSize()).isEqualTo(menu.getSize());
            assertThat(shape.contains(1, 1)).isFalse();
            assertThat(shape.contains(menu.getWidth() / 2.0, 1)).isTrue();
            menu.setVisible(false);
            assertThat(window.getShape()).isNull();
            frame.dispose();
        });
    }
}
