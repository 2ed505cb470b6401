package ca.chartside.backend.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {
    private static Optional<Pictures.Copies> copies(FileType type, byte[] bytes) {
        return Pictures.of(type, new ByteArrayInputStream(bytes));
    }

    private static BufferedImage view(FileType type, byte[] bytes) {
        return Photos.read(copies(type, bytes).orElseThrow().view());
    }

    /** The quarters as the eight ways to hold a camera write them, by Exif's own table of which side row 0 and column 0 are. */
    @ParameterizedTest
    @CsvSource({"1,RGBW", "2,GRWB", "3,WBGR", "4,BWRG", "5,RBGW", "6,GWRB", "7,WGBR", "8,BRWG"})
    void everyPictureStandsUpright(int orientation, String asWritten) {
        boolean onItsSide = orientation >= 5;
        BufferedImage written = Photos.quarters(onItsSide ? 400 : 200, onItsSide ? 200 : 400, asWritten);
        BufferedImage view = view(FileType.JPEG, Photos.jpeg(written, orientation));
        assertThat(Photos.quarters(view)).isEqualTo("RGBW");
        assertThat(view.getWidth()).isEqualTo(200);
        assertThat(view.getHeight()).isEqualTo(400);
    }

    @Test
    void whereItWasTakenStaysBehind() {
        byte[] photo = Photos.jpeg(Photos.quarters(400, 200, "RGBW"), 6);
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("Exif", Photos.LOCATION);
        Pictures.Copies copies = copies(FileType.JPEG, photo).orElseThrow();
        for (byte[] copy : new byte[][] {copies.view(), copies.thumbnail()}) {
            assertThat(new String(copy, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", Photos.LOCATION);
        }
    }

    @Test
    void largeOnesAreMadeSmallerAndSmallOnesStayAsTheyAre() {
        byte[] large = Photos.jpeg(Photos.quarters(5000, 3000, "RGBW"), 1);
        Pictures.Copies copies = copies(FileType.JPEG, large).orElseThrow();
        BufferedImage view = Photos.read(copies.view());
        assertThat(view.getWidth()).isEqualTo(Pictures.VIEW);
        assertThat(view.getHeight()).isBetween(1228, 1230);
        assertThat(Photos.quarters(view)).isEqualTo("RGBW");
        assertThat(Photos.read(copies.thumbnail()).getWidth()).isEqualTo(Pictures.THUMBNAIL);
        assertThat(copies.thumbnail()).hasSizeLessThan(20_000);

        byte[] small = Photos.written(Photos.quarters(40, 20, "RGBW"), "gif");
        assertThat(view(FileType.GIF, small).getWidth()).isEqualTo(40);
    }

    @Test
    void whatIsTransparentIsWhite() {
        BufferedImage clear = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
        assertThat(Photos.quarters(view(FileType.PNG, Photos.written(clear, "png"))))
                .isEqualTo("WWWW");
    }

    @Test
    void aSmallFileThatWouldFillTheMemoryIsNotRead() {
        byte[] bomb = Photos.written(new BufferedImage(7200, 7200, BufferedImage.TYPE_BYTE_BINARY), "png");
        assertThat(bomb).hasSizeLessThan(100_000);
        assertThat(copies(FileType.PNG, bomb)).isEmpty();
        byte[] allowed = Photos.written(new BufferedImage(7100, 7100, BufferedImage.TYPE_BYTE_BINARY), "png");
        assertThat(copies(FileType.PNG, allowed)).isPresent();
    }

    @Test
    void whatIsDamagedHasNoCopies() {
        byte[] png = Photos.written(Photos.quarters(400, 200, "RGBW"), "png");
        assertThat(copies(FileType.PNG, Arrays.copyOf(png, 60))).isEmpty();
        Arrays.fill(png, 40, png.length, (byte) 7);
        assertThat(copies(FileType.PNG, png)).isEmpty();
        assertThat(copies(FileType.JPEG, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0, 0}))
                .isEmpty();
        assertThat(copies(FileType.GIF, "GIF89a".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    @Test
    void damagedExifTurnsNothing() {
        byte[] photo = Photos.jpeg(Photos.quarters(400, 200, "RGBW"), 6);
        for (int at = 4; at < 60; at++) {
            byte[] damaged = photo.clone();
            damaged[at] = (byte) 0xFF;
            assertThat(Orientation.of(damaged).number()).isBetween(1, 8);
            assertThat(Orientation.of(Arrays.copyOf(photo, at)).number()).isBetween(1, 8);
        }
    }
}
