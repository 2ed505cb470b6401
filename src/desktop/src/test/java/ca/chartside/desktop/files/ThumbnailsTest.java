package ca.chartside.desktop.files;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.fake.Photo;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.StoredFile;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Small pictures, without a display. */
class ThumbnailsTest {
    private final FakeClinic clinic = new FakeClinic();
    private final FakeLater later = new FakeLater();
    private final Thumbnails thumbnails = new Thumbnails(clinic.api, clinic.ui(), later);

    private StoredFile file(String type) {
        return new StoredFile(clinic.id(), "IMG_2041.jpg", type, 1_000);
    }

    private StoredFile photo() {
        StoredFile photo = file("image/jpeg");
        clinic.api.pictures.put(photo.id(), Photo.jpeg(320, 200));
        return photo;
    }

    @Test
    void aPictureIsLoadedBehindTheWindowOnceAndKeptAsASquare() {
        StoredFile photo = photo();
        List<String> told = new ArrayList<>();
        thumbnails.onChange(() -> told.add("changed"));
        clinic.background.hold();
        assertThat(thumbnails.of(photo)).isNull();
        assertThat(thumbnails.of(photo)).isNull();
        assertThat(clinic.api.asked).isEmpty();
        assertThat(clinic.background.waiting).hasSize(1);

        clinic.background.answer();
        assertThat(told).hasSize(1);
        BufferedImage image = thumbnails.of(photo);
        assertThat(image).isNotNull();
        assertThat(image.getWidth()).isEqualTo(image.getHeight()).isEqualTo(Thumbnails.SIDE);
        thumbnails.of(photo);
        assertThat(clinic.api.asked).containsExactly("THUMBNAIL " + photo.id());
    }

    @Test
    void whatIsNotMadeYetIsAskedForAgainALittleLaterAndOnlyWhereItIsStillSeen() {
        StoredFile photo = file("image/jpeg");
        assertThat(thumbnails.of(photo)).isNull();
        thumbnails.of(photo);
        assertThat(clinic.api.asked).as("not at once").hasSize(1);

        later.pass(Duration.ofSeconds(1));
        assertThat(clinic.api.asked).as("nobody painted it").hasSize(1);
        clinic.api.failing = ErrorKind.FILE_HAS_NO_PICTURE;
        assertThat(thumbnails.of(photo)).isNull();
        assertThat(clinic.api.asked).hasSize(2);
        later.pass(Duration.ofSeconds(1));
        thumbnails.of(photo);
        assertThat(clinic.api.asked).as("each time after longer").hasSize(2);

        clinic.api.failing = null;
        clinic.api.pictures.put(photo.id(), Photo.jpeg(20, 40));
        later.pass(Duration.ofSeconds(1));
        assertThat(thumbnails.of(photo)).isNotNull();
    }

    @Test
    void whatIsNoPictureIsNeverAskedForAndWhatCannotBeReadIsNone() {
        assertThat(thumbnails.of(file("application/pdf"))).isNull();
        assertThat(thumbnails.of(file("image/heic"))).isNull();
        assertThat(clinic.api.asked).isEmpty();

        StoredFile broken = file("image/png");
        clinic.api.pictures.put(broken.id(), new byte[] {1, 2, 3});
        assertThat(thumbnails.of(broken)).isNull();
        assertThat(clinic.api.asked).hasSize(1);
    }

    @Test
    void fewAreOnTheirWayAtOnceAndWhatHasGoneOutOfSightBeforeItsTurnIsNotAskedFor() {
        List<StoredFile> photos =
                Stream.generate(this::photo).limit(Thumbnails.AT_ONCE + 2L).toList();
        clinic.background.hold();
        photos.forEach(thumbnails::of);
        assertThat(clinic.background.waiting).hasSize(Thumbnails.AT_ONCE);

        clinic.background.answer();
        thumbnails.of(photos.getLast());
        assertThat(clinic.background.waiting).hasSize(Thumbnails.AT_ONCE);
        while (!clinic.background.waiting.isEmpty()) {
            clinic.background.answer();
        }
        assertThat(clinic.api.asked)
                .hasSize(Thumbnails.AT_ONCE + 1)
                .doesNotContain("THUMBNAIL " + photos.get(Thumbnails.AT_ONCE).id());
    }

    @Test
    void onlyTheLastOnesUsedAreKept() {
        StoredFile first = photo();
        StoredFile used = photo();
        thumbnails.of(first);
        thumbnails.of(used);
        for (int i = 0; i < Thumbnails.KEPT - 1; i++) {
            thumbnails.of(used);
            thumbnails.of(photo());
        }
        int asked = clinic.api.asked.size();
        thumbnails.of(used);
        assertThat(clinic.api.asked).hasSize(asked);
        thumbnails.of(first);
        assertThat(clinic.api.asked).hasSize(asked + 1);
    }
}
