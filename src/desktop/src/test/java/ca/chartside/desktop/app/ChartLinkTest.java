package ca.chartside.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartLinkTest {
    @Test
    void aLinkNamesAClinicAndAChart() {
        assertThat(ChartLink.parse("chartside://medicalclinic/chart/1")).contains(new ChartLink("medicalclinic", 1));
        // Browsers and desktops may put a slash behind it.
        assertThat(ChartLink.parse("chartside://clinic-2/chart/2147483647/"))
                .contains(new ChartLink("clinic-2", Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "medicalclinic/chart/1",
                "https://medicalclinic/chart/1",
                "CHARTSIDE://medicalclinic/chart/1",
                "chartside://MedicalClinic/chart/1",
                "chartside:///chart/1",
                "chartside://medicalclinic/chart/",
                "chartside://medicalclinic/chart/0",
                "chartside://medicalclinic/chart/01",
                "chartside://medicalclinic/chart/-1",
                "chartside://medicalclinic/chart/2147483648",
                "chartside://medicalclinic/chart/99999999999999999999",
                "chartside://medicalclinic/chart/1?x=1",
                "chartside://medicalclinic/chart/1#x",
                "chartside://medicalclinic/chart/1 --profile=/tmp",
                "chartside://medicalclinic/chart/1\n",
                "chartside://medicalclinic:80/chart/1",
                "chartside://user@medicalclinic/chart/1",
                "chartside://medicalclinic/chart/%31",
                "chartside://medicalclinic/chart/١",
                "chartside://medicalclinic/../chart/1",
                "chartside://medicalclinic/send/1",
                "--chart"
            })
    void everythingElseIsRefused(String text) {
        assertThat(ChartLink.parse(text)).isEmpty();
    }
}
