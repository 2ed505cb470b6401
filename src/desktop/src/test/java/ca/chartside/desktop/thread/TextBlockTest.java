package ca.chartside.desktop.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import org.junit.jupiter.api.Test;

class TextBlockTest {
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final FontRenderContext TYPE = new FontRenderContext(null, true, true);

    private static TextBlock block(String text, int width) {
        return new TextBlock(text, width, FONT, TYPE);
    }

    @Test
    void aLineIsNotBrokenBehindAnApostrophe() {
        int room = block("Je pense qu’", 1000).width();

        TextBlock block = block("Je pense qu’elle", room);

        assertThat(block.height()).isEqualTo(2 * TextBlock.LINE);
        assertThat(block.width()).isLessThan(room);
    }
}
